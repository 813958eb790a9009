/** What is drawn over the paths, told in the corner of a picture. */

import { make } from "../core/elements.mjs";
import { spoken } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

/**
 * A legend for all who draw: each has a row of its own, told anew only when it changes.
 * @param {Panel[]} panels the pictures that it can be in, the first that is on the screen has it
 */
export function createLegend(panels) {
  const list = make("div", "legend"), rows = new Map();
  let under = /** @type {number | null} */ (null);

  /** The browser is not asked what it shows: in each frame it would have to lay out the page. */
  function place() {
    if (!rows.size) return;
    const panel = panels.find(({ gd, overlay }) => gd?.isConnected && overlay.width > 0), host = panel?.overlay.canvas.parentElement;
    if (!host) return;
    if (list.parentElement !== host) host.append(list);
    // It stands on the axis, however large the type below it is.
    const axis = panel.depth || !panel.eye.ready ? 0 : Math.round(panel.overlay.height - panel.eye.values[9]);
    if (axis !== under) list.style.setProperty("--under", `${(under = axis)}px`);
  }

  /**
   * @param {string} name of the row
   * @param {Stamp} key changes with the content; null takes the row away
   * @param {() => (Node|string)[]} content
   */
  function tell(name, key, content) {
    const row = rows.get(name);
    if (key === null) {
      row?.element.remove();
      rows.delete(name);
    } else if (!row || !same(row.key, [spoken(), key])) {
      const element = make("div", "legend-row", ...content());
      if (row) row.element.replaceWith(element);
      else list.append(element);
      rows.set(name, { key: [spoken(), key], element });
    }
    if (list.hidden !== !rows.size) list.hidden = !rows.size;
  }

  return { tell, place };
}

/**
 * A small picture in a row.
 * @param {number} width @param {number} height
 * @param {(ctx: CanvasRenderingContext2D) => void} paint
 */
export function swatch(width, height, paint) {
  const canvas = make("canvas", "legend-picture"), ratio = window.devicePixelRatio || 1;
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  paint(ctx);
  return canvas;
}
