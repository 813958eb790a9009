/**
 * The only file that reads plotly.js internals (checked with 4.1.1; a test holds it). Each reader
 * says so when they are not found, so that a change in plotly.js costs the overlay and not the page.
 */

/** @param {any} a */
const isPlane = (a) => a && Number.isFinite(a._m) && Number.isFinite(a._b) && Number.isFinite(a._offset);

/**
 * Axes of a 2-D plot: pixel = slope * value + intercept, with log10 of the value on a log axis.
 * @param {GraphDiv} gd the Plotly element
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
 * @param {GraphDiv} gd the Plotly element
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
  return readViewport(full, out) && readRanges(full.scene, out);
}

/** @param {GraphDiv["_fullLayout"]} full @param {Float64Array} out */
function readViewport(full, out) {
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
 * Whether Plotly has drawn an element.
 * @param {GraphDiv | null} gd
 */
export const isDrawn = (gd) => Boolean(gd?._fullLayout);

/**
 * An element's first trace with all that Plotly has put in where the figure is silent.
 * @param {GraphDiv | null} gd
 */
export const firstTrace = (gd) => gd?._fullData?.[0];

/**
 * The camera that a hand may have moved since the figure came; undefined without a scene.
 * @param {GraphDiv | null} gd
 */
export const cameraOf = (gd) => gd?._fullLayout?.scene?.camera;

/**
 * The axes of a 2-D plot as drawn, and the size of its type; null while there are none.
 * @param {GraphDiv | null} gd
 */
export function drawnAxes(gd) {
  const full = gd?._fullLayout;
  return full?.xaxis && full.yaxis ? { x: full.xaxis, y: full.yaxis, font: full.font?.size } : null;
}

/**
 * The length of a drawn axis in pixels.
 * @param {PlotlyAxis} axis
 */
export const lengthOf = (axis) => axis._length;
