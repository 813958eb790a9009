/** The animation as a file: the contour with its paths, step by step. */

import { CHUNK } from "../core/contract.mjs";
import { make, makeButton } from "../core/elements.mjs";
import { say } from "../words/words.mjs";
import { createDialog } from "../share/dialog.mjs";
import { createGif } from "../share/gif.mjs";
import { createStage } from "../share/stage.mjs";
import { tell } from "../share/toast.mjs";

const MOST = 120, SLOW_STEPS = 10, SLOW = 250, FAST = 40, WHOLE = 9000, END = 2000, POLL = 100;

/**
 * The steps shown: all of them where they are few, and the first ten always.
 * @param {number} last
 */
export function stepsShown(last) {
  const steps = [], stride = Math.max(1, Math.ceil((last - SLOW_STEPS) / (MOST - SLOW_STEPS - 2)));
  for (let step = 0; step < last; step += step < SLOW_STEPS ? 1 : stride) steps.push(step);
  return [...steps, last];
}

/**
 * Milliseconds that a picture stays.
 * @param {number} step @param {number[]} steps
 */
export function delayOf(step, steps) {
  if (step === steps.at(-1)) return END;
  return step < SLOW_STEPS ? SLOW : Math.round(Math.min(SLOW, Math.max(FAST, WHOLE / steps.length)));
}

// What else may be on the contour is not in the animation, and that is said.
const BESIDE = ["arrows", "field", "fan", "fog", "model", "crowd"];
/** @param {View} view */
const isMore = (view) => BESIDE.some((word) => view?.[word]) || view?.map === "basins" || (view?.slice ?? "none") !== "none";

const pause = (time = 0) => new Promise((resume) => setTimeout(resume, time));

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { clock, contour, picture, tracks } = lab;
  const bar = make("progress", ""), text = make("p", "film-text"), note = make("p", "film-text");
  const dialog = createDialog("film-dialog", () => say("Animation (GIF)"), text, bar, note, makeButton("Cancel", () => dialog.close()));
  let made = 0;
  bar.setAttribute("aria-labelledby", "film-dialog-title");
  // Closing the dialog, in whichever way, cancels.
  dialog.element.addEventListener("close", () => { made += 1; });

  async function record() {
    const mine = (made += 1), back = clock.step, going = () => mine === made;
    dialog.open();
    note.textContent = isMore(picture()?.view) ? say("It shows the contour with the paths and no other overlay.") : "";
    text.textContent = say("Waiting for the last step …");
    bar.removeAttribute("value");
    clock.end();
    while (going() && tracks.missing(CHUNK) !== null) await pause(POLL);
    const stage = going() ? await createStage(lab) : null;
    try {
      const found = going() ? await shootAll(stage, going) : null;
      if (found) save(found);
    } finally {
      stage?.remove();
      clock.seek(back);
    }
  }

  /** @param {any} stage @param {() => boolean} going */
  async function shootAll(stage, going) {
    const shown = picture(), steps = stepsShown(tracks.extent());
    const samples = [0, Math.floor(steps.length / 2), steps.length - 1].map((k) => stage.shoot(shown, steps[k]));
    const gif = createGif(stage.width, stage.height, samples);
    bar.max = steps.length;
    for (const [k, step] of steps.entries()) {
      gif.add(stage.shoot(shown, step), delayOf(step, steps));
      bar.value = k + 1;
      text.textContent = say("Picture {k} of {n}", { k: k + 1, n: steps.length });
      await pause();
      if (!going()) return null;
    }
    return gif.finish();
  }

  /** @param {Blob} blob */
  function save(blob) {
    const link = make("a", ""), address = URL.createObjectURL(blob);
    [link.href, link.download] = [address, "paths.gif"];
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), WHOLE);
    dialog.close();
    tell(say("Animation saved"));
  }

  return { pressed() {
    if (contour.look()) record();
    else tell(say("This picture is not on the screen"));
  } };
}
