/** Why this step? The card for one run, in step with the clock. */

import { onWhy } from "../inspector/button.mjs";
import { createInspectorCard } from "../inspector/card.mjs";
import { createSteps, strideOf } from "../inspector/steps.mjs";
import { planePixel } from "../plot/projection.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const CLOSED = ["closed"];
const EVERY = 100, REACH = 14;

/** @param {Lab} lab @returns {Feature} */
export function create({ tracks, clock, link, contour, edit, changed, picture }) {
  const steps = createSteps(link, again);
  let card = createInspectorCard({ choose, close }), spoken = "en";
  let chosen = 0, before = /** @type {HTMLElement | null} */ (null), focusing = false, shown = /** @type {Stamp} */ (null), filledAt = 0;

  function again() {
    shown = null;
    changed();
  }

  /** @param {number} number */
  function choose(number) {
    if (!chosen) {
      before = document.activeElement;
      focusing = true;
    }
    edit("inspect", number);
  }

  function close() {
    if (!chosen) return false;
    edit("inspect", 0);
    const target = before?.isConnected ? before : document.body;
    before = null;
    if (target === document.body) document.activeElement?.blur();
    else target.focus({ preventScroll: true });
    return true;
  }

  const first = () => 1 + Math.max(0, tracks.runs.findIndex((track) => track.visible));
  const toggle = () => (chosen ? close() : choose(first()));
  onWhy((number) => (number === chosen ? close() : choose(number)));

  /** @param {StreamHeader} header */
  function answered({ view }) {
    chosen = view.inspect;
    if (view.language !== spoken) {
      // Its texts are said once, when it is made.
      card.element.remove();
      card = createInspectorCard({ choose, close });
      spoken = view.language;
    }
    shown = null;
  }

  /**
   * A click on a run's head is about that run while the inspector is open.
   * @param {number} x @param {number} y
   */
  function clicked(x, y) {
    if (!chosen || !contour.look()) return false;
    const v = contour.eye.values, out = new Float64Array(3), { step } = picture() ?? clock;
    const at = [planePixel(v, x, false), planePixel(v, y, true)];
    const near = tracks.runs.findIndex((track) => track.visible && track.count &&
      contour.lens.point(track, headOf(track, step), out) && Math.hypot(out[0] - at[0], out[1] - at[1]) <= REACH);
    if (near < 0) return false;
    if (near + 1 !== chosen) choose(near + 1);
    return true;
  }

  /** @param {Frame} frame */
  function draw({ now, step, playing }) {
    if (!chosen && shown === CLOSED) return false;
    const track = tracks.runs[chosen - 1], every = playing ? strideOf(clock.pace()) : 0;
    let head = track ? headOf(track, step) : 0;
    if (playing && track && step < track.count - 1) head -= head % every;
    const key = chosen ? [chosen, head, playing, tracks.version] : CLOSED;
    if (same(key, shown) || (playing && now - filledAt < EVERY)) return false;
    filledAt = now;
    if (!card.place(Boolean(chosen))) return false;
    shown = key;
    if (chosen) fill(track, head, every);
    return false;
  }

  /** @param {Track} track @param {number} head @param {number} every */
  function fill(track, head, every) {
    if (!track) {
      card.name(tracks.runs, chosen, head);
      card.tell(say("This link has no run {k}.", { k: chosen }));
    } else {
      const found = steps.get(chosen, head, every, tracks.extent());
      // While playing the name waits for its numbers; at rest they are pale until they are its own.
      if (found || !every) card.name(tracks.runs, chosen, head);
      if (found) card.show(found, tracks.runs, !every);
      else if (steps.problem) card.tell(steps.problem);
      card.late(!found);
      if (!found && every) shown = null;
    }
    if (!focusing) return;
    focusing = false;
    document.getElementById("inspector").focus({ preventScroll: true });
  }

  return {
    answered, clicked, draw,
    pressed: toggle,
    keys: [{ key: "Escape", text: "Close “Why this step?”", run: close }],
  };
}
