/** Cutting a straight step at the edge of a box (Liang and Barsky). */

/**
 * The part of the segment (x0, y0)-(x1, y1) inside the box, as two parameters in `out`.
 * @param {Float64Array} out receives [t0, t1]
 * @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 @param {number} left
 * @param {number} top @param {number} right @param {number} bottom
 * @returns {boolean} false when nothing of it is inside
 */
export function clipSegment(x0, y0, x1, y1, left, top, right, bottom, out) {
  const dx = x1 - x0, dy = y1 - y0;
  out[0] = 0;
  out[1] = 1;
  return (
    cut(-dx, x0 - left, out) && cut(dx, right - x0, out) &&
    cut(-dy, y0 - top, out) && cut(dy, bottom - y0, out)
  );
}

/** @param {number} p @param {number} q @param {Float64Array} out */
function cut(p, q, out) {
  if (p === 0) return q >= 0;
  const t = q / p;
  // NaN, from a point that is not finite, fails every comparison and must not pass as inside.
  if (!(t === t)) return false;
  if (p < 0) {
    if (t > out[1]) return false;
    if (t > out[0]) out[0] = t;
  } else {
    if (t < out[0]) return false;
    if (t < out[1]) out[1] = t;
  }
  return true;
}
