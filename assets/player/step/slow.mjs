/** Slow motion: the parts of one step, one a press, and then the step itself. */

import { STEP_PARTS } from "../core/contract.mjs";
import { make } from "../core/elements.mjs";
import { keysOf } from "../core/keys.mjs";
import { later, say } from "../words/words.mjs";
import { onClick } from "../core/clicks.mjs";

/** @type {Record<string, string>} */
const SENTENCES = {
  gradient: later("Gradient: downhill from here, −η∇f."),
  memory: later("Memory: what is kept of earlier gradients."),
  step: later("Step: where the rule goes from here."),
};
/**
 * The loop of the course, on landscapes that are made from data.
 * @type {Record<string, string>}
 */
const LOOP = {
  gradient: later("Forward, cost, backward: the gradient, drawn as −η∇f."),
  memory: later("Memory: what is kept of earlier gradients."),
  step: later("Update: where the rule moves the weights."),
};

/** @param {Lab} lab */
export function createSlow({ clock, tracks, changed }) {
  const note = make("div", "slow-note");
  note.setAttribute("role", "status");
  /** @type {SlowMotion} */
  const slow = { stage: null, parts, press, watch, end, keys: [
    ...keysOf("parts", () => press()),
    { key: "Escape", text: "End the slow motion", run: () => end() },
  ] };
  let at = 0, moved = false;

  /** The parts that the visible runs have, in their order. */
  function parts() {
    const runs = tracks.runs.filter((run) => run.visible && run.count);
    return STEP_PARTS.filter((part) => runs.some((run) => run.parts?.includes(part)));
  }

  function press() {
    const fresh = slow.stage === null;
    if (clock.playing) clock.pause();
    if (fresh && clock.step >= tracks.extent()) clock.seek(0);
    const order = parts(), next = fresh ? order[0] : order[order.indexOf(slow.stage) + 1];
    if (!order.length) return;
    if (next) stand(next, order);
    else go();
    changed();
  }

  /** @param {string} part @param {string[]} order */
  function stand(part, order) {
    at = clock.step;
    moved = false;
    name(part);
    const sentences = tracks.examples === null ? SENTENCES : LOOP;
    tell(say("Part {k} of {n}.", { k: order.indexOf(part) + 1, n: order.length }), say(sentences[part]));
  }

  function go() {
    name(null);
    clock.move(1);
    at = clock.wanted;
    moved = true;
    tell(say("Moved: step {k}.", { k: at }));
  }

  /** @param {string} part */
  function name(part) {
    slow.stage = part;
    const root = document.documentElement.dataset;
    if (part) root.stage = part;
    else delete root.stage;
  }

  /** @param {...string} texts */
  function tell(...texts) {
    const host = document.getElementById("pictures");
    if (host && note.parentElement !== host) host.append(note);
    note.textContent = texts.join(" ");
    note.hidden = !texts.length;
  }

  /** Leaves the step where it is; false where there is nothing to end. */
  function end() {
    if (slow.stage === null && !moved) return false;
    moved = false;
    name(null);
    tell();
    changed();
    return true;
  }

  /**
   * A clock that moves otherwise ends the slow motion.
   * @param {Frame} frame
   */
  function watch({ step, playing }) {
    if ((slow.stage === null && !moved) || (step === at && !playing) || (moved && !playing && clock.wanted === at)) return;
    end();
  }

  onClick("#parts", press);
  return slow;
}
