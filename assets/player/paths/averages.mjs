/** The average of a run's points: a second path, thinner and dashed, in the run's colour. */

import { drawMarker } from "../plot/glyphs.mjs";
import { createTrail } from "./trail.mjs";

const HEAD = 9;
const ABSENT = /** @type {Mean} */ ({ visible: false, count: 0 });
const at = new Float64Array(3), styles = new WeakMap();

/**
 * A run's look as its average has it.
 * @param {RunStyle} style
 */
export function thinned(style) {
  if (!styles.has(style)) styles.set(style, { ...style, core: 2, edge: 4.5, dash: [6, 4], plotlyDash: "6px,4px" });
  return styles.get(style);
}

/** @param {Lens} lens of segments.mjs */
export function createAverages(lens) {
  const trail = createTrail(lens);
  let used = false;

  /**
   * Draws what the frame needs, nothing where no run has an average.
   * @param {PathFrame} frame @param {number[]} heads
   * @returns {boolean} true when another frame is needed
   */
  function draw(frame, heads) {
    const wanted = frame.tracks.runs.some((track) => track.mean);
    if (!wanted && !used) return false;
    used = wanted;
    const runs = frame.tracks.runs.map((track) => track.mean ?? ABSENT);
    const looks = frame.palette.runs.map(thinned);
    // No beads: the markers of a path belong to its own points.
    if (frame.lines) return trail.draw(frame, { runs, styles: looks, heads: heads.map((head, k) => (runs[k].visible ? head : 0)), every: Infinity });
    trail.hide();
    return false;
  }

  /**
   * Draws the heads; returns their labels, which are dropped where there is no room.
   * @param {PathFrame} frame @param {number[]} heads
   */
  function drawHeads({ overlay, tracks, palette, depth }, heads) {
    const labels = /** @type {Label[]} */ ([]);
    tracks.runs.forEach(({ mean }, k) => {
      if (!mean?.visible || !mean.count || !lens.point(mean, heads[k], at)) return;
      const style = palette.runs[k];
      overlay.ctx.globalAlpha = depth?.hides(at[0], at[1], at[2]) ? 0.45 : 1;
      drawMarker(overlay.ctx, style.marker, at[0], at[1], HEAD, style.colour, style.casing, 1.5);
      overlay.ctx.globalAlpha = 1;
      labels.push({ name: mean.label, text: mean.label, x: at[0], y: at[1], optional: true });
    });
    return labels;
  }

  return { draw, drawHeads };
}
