/** Where a run's steps lie on a picture, cut at its edge. */

import { clipSegment } from "../plot/clip.mjs";
import { planePixel, projectScene } from "../plot/projection.mjs";

/** How far above the surface a path floats, as a part of the height range. */
export const LIFT = 0.015;

/** @param {number} value @param {number} low @param {number} high */
const clamped = (value, low, high) => (value < high ? Math.max(low, value) : high);
const cutOut = new Float64Array(2), a = new Float64Array(3), b = new Float64Array(3);

/**
 * A lens turns step k (from point k to k + 1) into pixels.
 * `segment(track, k, out)` fills [x0, y0, depth0, x1, y1, depth1] and is false outside the picture;
 * `point(track, k, out)` fills [x, y, depth] and is false outside.
 * @param {{values: Float64Array}} eye of readPlane
 */
export function planeLens(eye) {
  const v = eye.values;
  /** @param {Points} track @param {number} k @param {Float64Array} out */
  const place = (track, k, out) => {
    out[0] = planePixel(v, track.x[k], false);
    out[1] = planePixel(v, track.y[k], true);
    out[2] = 0;
  };
  return {
    /** @param {Points} track @param {number} k @param {Float64Array} out */
    segment(track, k, out) {
      place(track, k, a);
      place(track, k + 1, b);
      if (!clipSegment(a[0], a[1], b[0], b[1], v[6], v[7], v[8], v[9], cutOut)) return false;
      return part(out);
    },
    /** @param {Points} track @param {number} k @param {Float64Array} out */
    point(track, k, out) {
      place(track, k, out);
      return out[0] >= v[6] && out[0] <= v[8] && out[1] >= v[7] && out[1] <= v[9];
    },
  };
}

/**
 * Writes the part of a-b between the two cuts.
 * @param {Float64Array} out
 */
function part(out) {
  for (let k = 0; k < 3; k++) {
    const d = b[k] - a[k];
    // An uncut end is copied, so that neighbouring steps join without a gap.
    out[k] = cutOut[0] === 0 ? a[k] : a[k] + cutOut[0] * d;
    out[3 + k] = cutOut[1] === 1 ? b[k] : a[k] + cutOut[1] * d;
  }
  return true;
}

/**
 * The lens of the 3-D scene: steps are cut at the domain's walls, heights at the top of the axis.
 * @param {(x: number, y: number) => number} ground the surface, for tracks without heights
 * @param {Eye} eye
 */
export function sceneLens(eye, ground) {
  const m = eye.values;
  const data = new Float64Array(6), pixel = new Float64Array(3);
  /** @param {Points} track @param {number} k */
  const height = (track, k) => {
    const low = m[24], high = m[25];
    const above = track.height ? track.height[k] : ground(track.x[k], track.y[k]);
    const raw = m[26] ? Math.log10(above) : above;
    const lifted = raw + LIFT * (high - low);
    return clamped(lifted, low, high);
  };
  /** @param {Points} track @param {number} k @param {Float64Array} out */
  const place = (track, k, out) => {
    out[0] = track.x[k];
    out[1] = track.y[k];
    out[2] = height(track, k);
  };
  /**
   * The step between the walls in the scene's own coordinates: [x, y, z, x, y, z].
   * @param {Points} track @param {number} k @param {Float64Array} out
   */
  const cut = (track, k, out) => {
    place(track, k, a);
    place(track, k + 1, b);
    return clipSegment(a[0], a[1], b[0], b[1], m[20], m[22], m[21], m[23], cutOut) && part(out);
  };
  return {
    cut,
    /** @param {Points} track @param {number} k @param {Float64Array} out */
    segment(track, k, out) {
      if (!cut(track, k, data)) return false;
      for (const end of [0, 3]) {
        projectScene(m, data[end], data[end + 1], data[end + 2], pixel);
        out.set(pixel, end);
      }
      return true;
    },
    /** @param {Points} track @param {number} k @param {Float64Array} out */
    point(track, k, out) {
      place(track, k, a);
      projectScene(m, a[0], a[1], a[2], out);
      return a[0] >= m[20] && a[0] <= m[21] && a[1] >= m[22] && a[1] <= m[23];
    },
  };
}
