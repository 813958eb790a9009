/** The example that may be moved: a handle over the data plot for pointer, touch and keyboard. */

import { draggable } from "../core/drag.mjs";
import { format } from "../words/numbers.mjs";
import { planePixel, planeValue } from "../plot/projection.mjs";
import { tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const SHARE = { fine: 0.01, coarse: 0.05 };
/** @type {Record<string, number>} */
const WAYS = { ArrowUp: 1, ArrowDown: -1 };

function createElement() {
  const element = document.createElement("div");
  element.id = "outlier-handle";
  element.tabIndex = 0;
  element.hidden = true;
  element.setAttribute("role", "slider");
  element.setAttribute("aria-orientation", "vertical");
  tell(element, "Outlier: drag this example up or down, or use the arrow keys", "sayLabel");
  tell(element, "Outlier: drag this example up or down, or use the arrow keys", "sayTitle");
  const ring = document.createElement("span");
  ring.className = "outlier-ring";
  element.appendChild(ring);
  return element;
}

/**
 * @param {Lab} lab
 * The figure says in `layout.meta.moving` which example it is, how far it is moved and may be.
 */
export function createOutlier({ panels, link, edit }) {
  const panel = panels.find(({ id }) => id === "data"), element = createElement();
  let by = 0, shown = /** @type {Stamp} */ (null);

  const moving = () => panel.gd?.layout?.meta?.moving;
  /**
   * Where the example is when it is not moved.
   * @param {DataMeta["moving"]} given
   */
  const home = ({ example, by: drawn }) => {
    const [x, y] = panel.gd.layout.meta.points[example];
    return [x, y - drawn];
  };

  /** @param {number} value */
  function set(value) {
    const { low, high } = moving();
    // Two digits after the point are finer than a pixel.
    by = Number(Math.min(high, Math.max(low, value)).toFixed(2));
    edit("landscape.outlier", by);
    place(moving());
  }

  /** @param {DataMeta["moving"]} found */
  function place(found) {
    const v = panel.eye.values, [x, y] = home(found), { overlay } = panel;
    const key = [by, x, y, found.low, found.high, panel.eye.version, overlay.left, overlay.top];
    if (same(key, shown)) return;
    shown = key;
    element.style.left = `${overlay.left + planePixel(v, x, false)}px`;
    element.style.top = `${overlay.top + planePixel(v, y + by, true)}px`;
    for (const [name, value] of [["valuemin", found.low], ["valuemax", found.high], ["valuenow", by]]) element.setAttribute(`aria-${name}`, String(value));
    element.setAttribute("aria-valuetext", format(by));
  }

  /** @param {PointerEvent} event */
  function fromEvent(event) {
    const bounds = panel.overlay.canvas.getBoundingClientRect();
    set(planeValue(panel.eye.values, event.clientY - bounds.top, true) - home(moving())[1]);
  }

  const held = draggable(element, (event) => { if (moving()) fromEvent(event); });
  element.addEventListener("keydown", (event) => {
    const found = moving();
    if (!found) return;
    const { low, high } = found, step = (event.shiftKey ? SHARE.coarse : SHARE.fine) * (high - low);
    const value = event.key in WAYS ? by + WAYS[event.key] * step : { Home: low, End: high }[event.key];
    if (value === undefined) return;
    set(value);
    event.preventDefault();
    event.stopPropagation();
  });

  /** Follows the plot, and the link while no hand is on it. */
  function draw() {
    const found = moving(), hidden = !found || !panel.eye.ready || !panel.overlay.width;
    if (element.hidden !== hidden) element.hidden = hidden;
    if (hidden) return false;
    const host = panel.overlay.canvas.parentElement;
    if (host && element.parentElement !== host) host.appendChild(element);
    // The figure may be older than the link: it tells of an example that has moved on.
    if (!held() && !link.busy && panel.gd.layout.meta.stamp === link.scene) by = found.by;
    place(found);
    return false;
  }

  return { draw };
}
