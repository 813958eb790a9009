/** The older part of the paths, kept on a layer: each frame adds only the new steps. */

import { drawMarker } from "../plot/glyphs.mjs";
import { createLayer } from "../plot/overlay.mjs";
import { strokeSteps } from "./strokes.mjs";
import { same } from "../core/stamp.mjs";

/** Steps drawn in one frame at most, so that 20,000 steps never hold up a frame. */
const BUDGET = 4000;
const at = new Float64Array(3);

/**
 * Draws the markers of points [from, to) that carry one: step length stays readable.
 * @param {CanvasRenderingContext2D} ctx @param {Lens} lens @param {Path} track @param {number} from
 * @param {number} to @param {number} every @param {RunStyle} style @param {Depth} depth
 */
export function drawBeads(ctx, lens, track, from, to, every, style, depth) {
  if (every === Infinity) return;
  for (let k = Math.max(every, Math.ceil(from / every) * every); k < to; k += every) {
    if (!lens.point(track, k, at)) continue;
    if (depth?.hides(at[0], at[1], at[2])) continue;
    drawMarker(ctx, style.marker, at[0], at[1], 8, style.colour, style.casing, 1);
  }
}

/** @param {Lens} lens of segments.mjs */
export function createPast(lens) {
  const layer = createLayer();
  let key = /** @type {Stamp} */ (null), drawn = /** @type {number[]} */ ([]), lengths = /** @type {number[]} */ ([]);

  /** @param {Path[]} runs */
  function reset(runs) {
    layer.clear();
    drawn = runs.map(() => 0);
    lengths = runs.map(() => 0);
  }

  /**
   * Brings the layer up to the given heads.
   * @param {Overlay} overlay @param {Path[]} runs @param {number[]} heads
   * @param {RunStyle[]} styles @param {number} every @param {Depth} depth @param {Stamp} stamp
   * @returns {boolean} true when steps are left for the next frame
   */
  function advance(overlay, runs, heads, styles, every, depth, stamp) {
    const resized = layer.match(overlay);
    if (resized || !same(stamp, key) || heads.some((head, k) => head < drawn[k])) reset(runs);
    key = stamp;
    let budget = BUDGET, left = false;
    const share = Math.ceil(BUDGET / Math.max(1, runs.length));
    runs.forEach((track, k) => {
      if (!track.visible || heads[k] <= drawn[k] || budget <= 0) return;
      const to = Math.min(heads[k], drawn[k] + share);
      lengths[k] += strokeSteps(layer.ctx, lens, track, drawn[k], to, styles[k], lengths[k], depth, true);
      drawBeads(layer.ctx, lens, track, drawn[k], to, every, styles[k], depth);
      budget -= to - drawn[k];
      drawn[k] = to;
      left ||= to < heads[k];
    });
    return left;
  }

  return { advance, fade: layer.fade, drawnOf: (/** @type {number} */ k) => drawn[k] ?? 0, lengthOf: (/** @type {number} */ k) => lengths[k] ?? 0 };
}
