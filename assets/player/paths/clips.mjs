/** Marks on the path where clipping acted: a ring with a bar, so that shape tells as well as colour. */

import { createLayer } from "../plot/overlay.mjs";
import { headOf } from "../core/tracks.mjs";
import { same } from "../core/stamp.mjs";

const MOST = 60, RADIUS = 6, COLOUR = "#b3003b", HALO = "#ffffff";
const at = new Float64Array(3);

/**
 * The clipped points of a run inside the picture, thinned the same way at every step.
 * @param {Lens} lens @param {Track} track
 */
function clippedPoints(lens, track) {
  const found = [];
  for (let k = 0; k < track.count; k++) if (track.clipped[k + 1] && lens.point(track, k, at)) found.push(k);
  const stride = Math.ceil(found.length / MOST);
  return found.filter((_, place) => place % stride === 0);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y */
function drawRing(ctx, x, y) {
  ctx.beginPath();
  ctx.moveTo(x + RADIUS, y);
  ctx.arc(x, y, RADIUS, 0, 2 * Math.PI);
  ctx.moveTo(x - RADIUS - 3, y);
  ctx.lineTo(x + RADIUS + 3, y);
  for (const [width, colour] of /** @type {Pen[]} */ ([[4.5, HALO], [2, COLOUR]])) {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
}

/** @param {Lens} lens of the contour */
export function createClips(lens) {
  // Over the older path and under the heads and labels; rings are wider than the path's last steps.
  const layer = createLayer();
  let key = /** @type {Stamp} */ (null), marks = /** @type {number[][]} */ ([]), drawn = /** @type {number[]} */ ([]), empty = true;

  /** @param {Track[]} runs */
  function reset(runs) {
    if (!empty) layer.clear();
    empty = true;
    drawn = runs.map(() => 0);
  }

  /**
   * A mark appears with the update that it is about.
   * @param {Track} track @param {number} k @param {number} step
   */
  function advance(track, k, step) {
    const head = headOf(track, step), points = marks[k];
    while (drawn[k] < points.length && points[drawn[k]] < head) {
      if (lens.point(track, points[drawn[k]++], at)) drawRing(layer.ctx, at[0], at[1]);
      empty = false;
    }
  }

  /**
   * Adds the marks that are new; draws all anew when the view, the runs or the direction change.
   * @param {Frame} frame @param {Overlay} overlay @param {Stamp} stamp
   */
  function draw({ tracks, step }, overlay, stamp) {
    const { runs } = tracks, shown = runs.map((track) => Boolean(track.clipped && track.visible));
    if (empty && !shown.includes(true)) return;
    const next = [stamp, tracks.version], resized = layer.match(overlay);
    const changed = !same(next, key);
    if (changed) marks = runs.map((track, k) => (shown[k] ? clippedPoints(lens, track) : []));
    const back = marks.some((points, k) => drawn[k] > 0 && points[drawn[k] - 1] >= headOf(runs[k], step));
    if (resized || changed || back) reset(runs);
    key = next;
    runs.forEach((track, k) => advance(track, k, step));
  }

  return { draw };
}
