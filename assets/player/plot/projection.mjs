/** From a value to a pixel and back, by the numbers of a view that `plotly.mjs` has read. */

/** Numbers in a plane view: slope, intercept and log flag of x, of y; left, top, right, bottom. */
export const PLANE = 10;
/** Numbers in a scene view: 16 of the matrix; viewport; ranges of x, y, z; log flag of z. */
export const SCENE = 27;

/**
 * Value on an axis of `readPlane` at a pixel: the inverse of its projection.
 * @param {Float64Array} view @param {number} pixel @param {boolean} vertical
 */
export function planeValue(view, pixel, vertical) {
  const k = vertical ? 3 : 0;
  const linear = (pixel - view[k + 1]) / view[k];
  return view[k + 2] ? 10 ** linear : linear;
}

/**
 * Pixel of a value on the x axis (vertical false) or the y axis (true).
 * @param {Float64Array} view @param {number} value @param {boolean} vertical
 */
export function planePixel(view, value, vertical) {
  const k = vertical ? 3 : 0;
  return view[k] * (view[k + 2] ? Math.log10(value) : value) + view[k + 1];
}

/**
 * Projects a data point with a view of `readScene`.
 * @param {Float64Array} out receives pixel x, pixel y and depth (smaller is nearer)
 * @param {Float64Array} m @param {number} x @param {number} y @param {number} z
 */
export function projectScene(m, x, y, z, out) {
  const w = m[3] * x + m[7] * y + m[11] * z + m[15];
  out[0] = m[16] + 0.5 * m[18] * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w);
  out[1] = m[17] + 0.5 * m[19] * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w);
  out[2] = (m[2] * x + m[6] * y + m[10] * z + m[14]) / w;
}

/**
 * Keeps the last view of a plot and counts its changes.
 * @param {(gd: GraphDiv, out: Float64Array) => boolean} read
 * @param {number} size
 */
export function createEye(read, size) {
  const next = new Float64Array(size);
  const eye = { values: new Float64Array(size), version: 0, ready: false, update };
  /** @param {GraphDiv} gd */
  function update(gd) {
    const ready = read(gd, next);
    let same = ready === eye.ready;
    if (ready && same) for (let k = 0; same && k < size; k++) same = next[k] === eye.values[k];
    if (same) return false;
    if (ready) eye.values.set(next);
    eye.ready = ready;
    eye.version += 1;
    return true;
  }
  return eye;
}
