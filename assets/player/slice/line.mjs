/** The line of the slice on the contour, with the second point of the secant. */

import { drawMarker } from "../plot/glyphs.mjs";
import { createOverlay, findHost } from "../plot/overlay.mjs";
import { planePixel } from "../plot/projection.mjs";
import { same } from "../core/stamp.mjs";

/** @param {Panel} panel the contour's */
export function createSliceLine(panel) {
  const overlay = createOverlay(1), { ctx } = overlay;
  let seen = /** @type {Stamp} */ (null);

  /** @param {Frame} frame @param {Slice} slice */
  function draw({ palette }, slice) {
    const host = findHost(panel.id), { eye } = panel;
    if (!host || !panel.gd || !eye.ready || !panel.overlay.width) return;
    const key = [slice.address, eye.version, panel.overlay.width, panel.overlay.ratio, panel.overlay.left, panel.overlay.top, palette.ink];
    if (same(key, seen)) return;
    seen = key;
    overlay.fit(host, panel.gd);
    overlay.clear();
    if (!slice.missing) stroke(slice, eye.values, palette);
  }

  /** @param {Slice} slice @param {Float64Array} v @param {Palette} palette */
  function stroke({ origin, direction, low, high, secant }, v, palette) {
    /** @param {number} at */
    const place = (at) => /** @type {Pair} */ ([0, 1].map((k) => planePixel(v, origin[k] + at * direction[k], k === 1)));
    ctx.save();
    ctx.beginPath();
    ctx.rect(v[6], v[7], v[8] - v[6], v[9] - v[7]);
    ctx.clip();
    ctx.beginPath();
    ctx.moveTo(...place(low));
    ctx.lineTo(...place(high));
    for (const [width, colour, dash] of /** @type {Pen[]} */ ([[4, palette.paper, []], [2, palette.ink, [9, 5]]])) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.setLineDash(dash);
      ctx.stroke();
    }
    if (secant) drawMarker(ctx, "circle", ...place(secant.at), 8, palette.paper, palette.ink, 1.5);
    ctx.restore();
  }

  function clear() {
    if (seen) overlay.clear();
    seen = null;
  }

  return { draw, clear };
}
