/** A prediction: the “?” put on the contour before the play, and how far off it was. */

import { format } from "../words/numbers.mjs";
import { planePixel } from "../plot/projection.mjs";
import { later, say } from "../words/words.mjs";

const SIZE = 26;

function createElement() {
  const element = document.createElement("div");
  element.className = "prediction-mark";
  element.textContent = "?";
  element.setAttribute("role", "img");
  Object.assign(element.style, { position: "absolute", zIndex: "6", width: `${SIZE}px`, height: `${SIZE}px`,
    margin: `${-SIZE / 2}px 0 0 ${-SIZE / 2}px`, pointerEvents: "none" });
  return element;
}

/**
 * Where a prediction is, in words.
 * @param {number[]} pair
 */
export const predicted = ([x, y]) => say("Your prediction: x {x}, y {y}.", { x: format(x), y: format(y) });

/** @param {Panel[]} pictures those with paths; the mark is put on every contour among them */
export function createPrediction(pictures) {
  const marks = new Map(); // panel -> its mark
  let point = /** @type {Pair | null} */ (null);

  /** @param {Panel} panel */
  function markOf(panel) {
    if (!marks.has(panel)) marks.set(panel, createElement());
    return marks.get(panel);
  }

  /**
   * Follows one plot.
   * @param {Panel} panel
   */
  function place(panel) {
    const host = panel.overlay.canvas.parentElement, element = markOf(panel);
    if (!point || !host || !panel.eye.ready) {
      element.remove();
      return;
    }
    if (element.parentElement !== host) host.appendChild(element);
    const text = predicted(point);
    if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text);
    const left = `${panel.overlay.left + planePixel(panel.eye.values, point[0], false)}px`;
    const top = `${panel.overlay.top + planePixel(panel.eye.values, point[1], true)}px`;
    if (element.style.left !== left) element.style.left = left;
    if (element.style.top !== top) element.style.top = top;
  }

  return {
    show() {
      if (!point && !marks.size) return;
      for (const panel of pictures) if (panel.id !== "surface") place(panel);
    },
    get point() { return point; },
    /** @param {[number, number] | null} next */
    set(next) {
      point = next;
    },
    /** @param {Track[]} runs */
    verdict: (runs) => verdict(runs.filter((run) => run.visible && run.count), point),
  };
}

/**
 * Where the runs ended, seen from the prediction.
 * @param {Track[]} runs @param {number[]} pair
 */
function verdict(runs, [x, y]) {
  /** @param {Track} run */
  const away = (run) => Math.hypot(run.x[run.count - 1] - x, run.y[run.count - 1] - y);
  /** @param {Track} run */
  const ended = (run) => run.status !== "diverged" && Number.isFinite(away(run));
  const near = runs.filter(ended).map((run, k) => {
    const far = format(Number(away(run).toPrecision(2)));
    return say(k ? later("{far} from {run}") : later("You were {far} away from where {run} ended"), { far, run: run.label });
  });
  const gone = runs.filter((run) => !ended(run)).map((run) => say("{run} diverged", { run: run.label }));
  return [near.join(", "), ...gone].filter(Boolean).map((text) => `${text}.`).join(" ");
}
