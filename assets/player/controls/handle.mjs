/** The start marker: a handle over the contour for pointer, touch and keyboard. */

import { draggable } from "../core/drag.mjs";
import { format } from "../words/numbers.mjs";
import { planePixel, planeValue } from "../plot/projection.mjs";
import { tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const SIZE = 44;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function createElement() {
  const element = document.createElement("div");
  element.id = "start-handle";
  element.tabIndex = 0;
  element.setAttribute("role", "slider");
  tell(element, "Start point: drag, or use the arrow keys", "sayLabel");
  element.setAttribute("aria-valuemin", "0");
  element.setAttribute("aria-valuemax", "100");
  Object.assign(element.style, {
    position: "absolute", zIndex: "4", width: `${SIZE}px`, height: `${SIZE}px`, margin: `${-SIZE / 2}px 0 0 ${-SIZE / 2}px`,
    display: "grid", placeItems: "center", touchAction: "none", borderRadius: "50%",
  });
  const dot = document.createElement("span");
  dot.textContent = "S";
  dot.className = "start-mark";
  Object.assign(dot.style, {
    width: "1.6em", height: "1.6em", display: "grid", placeItems: "center", borderRadius: "50%", boxSizing: "border-box",
    font: "700 .875rem sans-serif", background: "var(--paper, #fff)", color: "var(--ink, #111)", border: "2px solid var(--ink, #111)",
  });
  element.appendChild(dot);
  return element;
}

/** @param {number} value @param {number[]} pair */
const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));

/**
 * @param {Panel} panel the contour's panel
 * @param {(x: number, y: number) => void} moved
 */
export function createHandle(panel, moved) {
  const element = createElement();
  let point = /** @type {number[]} */ ([0, 0]), shown = /** @type {Stamp} */ (null);
  const domain = () => panel.gd?.layout?.meta?.domain;

  /** @param {number} x @param {number} y */
  function set(x, y) {
    const [dx, dy] = domain() ?? [[-Infinity, Infinity], [-Infinity, Infinity]];
    // The link carries what a hand can mean: four digits more than a pixel would be noise.
    point = [Number(clamp(x, dx).toPrecision(5)), Number(clamp(y, dy).toPrecision(5))];
    place();
    moved(point[0], point[1]);
  }

  /** @param {PointerEvent} event */
  function fromEvent(event) {
    const bounds = panel.overlay.canvas.getBoundingClientRect();
    const v = panel.eye.values;
    set(planeValue(v, event.clientX - bounds.left, false), planeValue(v, event.clientY - bounds.top, true));
  }

  function place() {
    const v = panel.eye.values;
    const key = [point[0], point[1], panel.eye.version, panel.overlay.left, panel.overlay.top];
    if (same(key, shown)) return;
    shown = key;
    element.style.left = `${panel.overlay.left + planePixel(v, point[0], false)}px`;
    element.style.top = `${panel.overlay.top + planePixel(v, point[1], true)}px`;
    const range = domain()?.[0];
    if (range) element.setAttribute("aria-valuenow", String(Math.round((100 * (point[0] - range[0])) / (range[1] - range[0]))));
    element.setAttribute("aria-valuetext", `x ${format(point[0])}, y ${format(point[1])}`);
  }

  const held = draggable(element, fromEvent);
  element.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key], ranges = domain();
    if (!arrow || !ranges) return;
    const part = event.shiftKey ? 0.05 : 0.01;
    const [x, y] = point.map((value, k) => value + arrow[k] * part * (ranges[k][1] - ranges[k][0]));
    set(x, y);
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    get held() { return held(); },
    /**
     * Follows the plot and the start; `settled` is false while newer edits are under way.
     * @param {[number, number]} start @param {boolean} settled @param {boolean} needed
     */
    show(start, settled, needed) {
      const host = panel.overlay.canvas.parentElement;
      if (host && element.parentElement !== host) host.appendChild(element);
      const hidden = !needed || !panel.eye.ready || !panel.gd;
      if (element.hidden !== hidden) {
        element.hidden = hidden;
        element.style.display = hidden ? "none" : "grid";
      }
      if (hidden) return;
      if (!held() && settled) point = [...start];
      place();
    },
  };
}
