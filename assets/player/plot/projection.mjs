/**
 * The only file that reads plotly.js internals (checked with 4.1.1). Everything returns false when
 * they are not found, so that a change in plotly.js costs the overlay and not the page.
 */

/** Numbers in a plane view: slope, intercept and log flag of x, of y; left, top, right, bottom. */
export const PLANE = 10;
/** Numbers in a scene view: 16 of the matrix; viewport; ranges of x, y, z; log flag of z. */
export const SCENE = 27;

/** @param {any} a */
const isPlane = (a) => a && Number.isFinite(a._m) && Number.isFinite(a._b) && Number.isFinite(a._offset);

/**
 * Axes of a 2-D plot: pixel = slope * value + intercept, with log10 of the value on a log axis.
 * @param {HTMLElement} gd the Plotly element
 * @param {Float64Array} out PLANE numbers
 */
export function readPlane(gd, out) {
  const full = gd?._fullLayout;
  const x = full?.xaxis, y = full?.yaxis;
  if (!isPlane(x) || !isPlane(y) || !(x._length > 0) || !(y._length > 0)) return false;
  out[0] = x._m;
  out[1] = x._b + x._offset;
  out[2] = x.type === "log" ? 1 : 0;
  out[3] = y._m;
  out[4] = y._b + y._offset;
  out[5] = y.type === "log" ? 1 : 0;
  out[6] = x._offset;
  out[7] = y._offset;
  out[8] = x._offset + x._length;
  out[9] = y._offset + y._length;
  return true;
}

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

const product = new Float64Array(16);

/**
 * column-major out = a * b, in place of out
 * @param {ArrayLike<number>} a @param {ArrayLike<number>} b @param {Float64Array} out
 */
function multiply(a, b, out) {
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 4; row++) {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += a[4 * k + row] * b[4 * column + k];
      out[4 * column + row] = sum;
    }
  }
}

/**
 * Matrix of the 3-D scene (projection * view * model * data scale), its viewport and its ranges.
 * @param {HTMLElement} gd the Plotly element
 * @param {Float64Array} out SCENE numbers
 */
export function readScene(gd, out) {
  const full = gd?._fullLayout;
  const scene = full?.scene?._scene;
  const camera = scene?.glplot?.cameraParams;
  const scale = scene?.dataScale;
  if (!camera?.projection || !camera.view || !camera.model || !scale || !full._size) return false;
  multiply(camera.view, camera.model, product);
  multiply(camera.projection, product, out);
  for (let k = 0; k < 12; k++) out[k] *= scale[k >> 2];
  return readViewport(full, scene, out) && readRanges(full.scene, out);
}

/** @param {GraphDiv["_fullLayout"]} full @param {any} scene @param {Float64Array} out */
function readViewport(full, scene, out) {
  const size = full._size, domain = full.scene.domain;
  out[16] = size.l + domain.x[0] * size.w;
  out[17] = size.t + (1 - domain.y[1]) * size.h;
  out[18] = size.w * (domain.x[1] - domain.x[0]);
  out[19] = size.h * (domain.y[1] - domain.y[0]);
  return out[18] > 0 && out[19] > 0 && Number.isFinite(out[0]) && out[15] !== 0;
}

/** @param {any} layout @param {Float64Array} out */
function readRanges(layout, out) {
  for (const [k, name] of ["xaxis", "yaxis", "zaxis"].entries()) {
    const range = layout[name]?.range;
    if (!range) return false;
    out[20 + 2 * k] = Math.min(range[0], range[1]);
    out[21 + 2 * k] = Math.max(range[0], range[1]);
  }
  out[26] = layout.zaxis.type === "log" ? 1 : 0;
  return true;
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
 * @param {(gd: HTMLElement, out: Float64Array) => boolean} read
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
