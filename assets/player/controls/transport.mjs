/** The transport bar. Listens on the document, because Dash may draw the buttons anew. */

import { progress } from "../core/abscissa.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { onClick } from "../core/clicks.mjs";

// The slider has no more places that can be told apart while it moves.
const PLACES = 300;

/** @param {string} id */
const byId = (id) => document.getElementById(id);

/**
 * Writes into the element's one text: cheaper than a new one in each frame.
 * @param {HTMLElement} element @param {string} text
 */
function setText(element, text) {
  if (!element) return;
  const node = /** @type {Text | null} */ (element.firstChild);
  if (!node || node !== element.lastChild || node.nodeType !== Node.TEXT_NODE) element.textContent = text;
  else if (node.data !== text) node.data = text;
}

/** @param {HTMLElement} element @param {string} name @param {string} value */
function setAttribute(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** @param {Clock} clock @param {Tracks} tracks */
export function createTransport(clock, tracks) {
  let scrubbed = /** @type {{ scrub: HTMLElement, steps: number, step: number } | null} */ (null);
  const epoch = document.createElement("span");
  epoch.className = "counter-epoch";
  /** @type {Record<string, () => void>} */
  const press = {
    play: clock.toggle,
    restart: clock.restart,
    back: () => clock.move(-1),
    forward: () => clock.move(1),
    "to-end": clock.end,
    loop: clock.repeat,
  };

  for (const [id, act] of Object.entries(press)) onClick(`#${id}`, act);
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.id === "scrub") clock.stop(Number(target.value));
  });
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLSelectElement && target.id === "speed") clock.setSpeed(Number(target.value) || 1);
  });

  /**
   * Shows the clock; writes only what changed, and texts only where they are `spoken`.
   * @param {boolean} spoken
   */
  function show(spoken) {
    showScrub(spoken);
    if (!spoken) return;
    setText(byId("counter"), say("step {step} / {steps}", { step: clock.step, steps: tracks.steps }));
    showState();
  }

  function showState() {
    const playing = clock.playing;
    const play = byId("play");
    if (play) {
      if (play.dataset.state !== (playing ? "playing" : "paused")) play.dataset.state = playing ? "playing" : "paused";
      setAttribute(play, "aria-pressed", String(playing));
    }
    setAttribute(byId("loop"), "aria-pressed", String(clock.loop));
    showEpoch();
    const speed = /** @type {HTMLSelectElement | null} */ (byId("speed"));
    if (speed && Number(speed.value) !== clock.speed) speed.value = String(clock.speed);
  }

  /** How far the first run with mini-batches has come through the examples. */
  function showEpoch() {
    const counter = byId("counter");
    if (!counter) return;
    if (epoch.previousElementSibling !== counter) counter.after(epoch);
    const track = tracks.examples === null ? null : tracks.runs.find((run) => run.visible && run.batch && run.count);
    if (epoch.hidden !== !track) epoch.hidden = !track;
    if (!track) return;
    const at = progress(track, headOf(track, clock.step), tracks.examples);
    setText(epoch, say("epoch {epoch}, iteration {iteration} · {seen} examples", at));
  }

  /** @param {boolean} spoken */
  function showScrub(spoken) {
    const scrub = /** @type {HTMLInputElement | null} */ (byId("scrub"));
    if (!scrub) return;
    // What it was last told is remembered: to read it back takes as long as to tell it.
    const moved = scrubbed?.scrub !== scrub || scrubbed.steps !== tracks.steps;
    if (moved || spoken) {
      if (Number(scrub.max) !== tracks.steps) scrub.max = String(tracks.steps);
      if (Number(scrub.value) !== clock.step) scrub.value = String(clock.step);
    } else if (Math.abs(clock.step - scrubbed.step) * PLACES >= tracks.steps) scrub.value = String(clock.step);
    else return;
    scrubbed = { scrub, steps: tracks.steps, step: clock.step };
    if (spoken) setAttribute(scrub, "aria-valuetext", say("step {step} of {steps}", { step: clock.step, steps: tracks.steps }));
  }

  return { show };
}
