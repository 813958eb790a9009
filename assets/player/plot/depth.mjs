/** A coarse depth buffer of the surface: tells which parts of a path lie behind it. */

import { projectScene } from "./projection.mjs";

const CELLS = 60, QUARTER = 4, BIAS = 0.0015;

/**
 * Up to CELLS + 1 indices spread over 0 … n - 1.
 * @param {number} n
 */
function spread(n) {
  const count = Math.min(CELLS + 1, n);
  return Array.from({ length: count }, (_, k) => Math.round((k * (n - 1)) / Math.max(1, count - 1)));
}

/**
 * Plain rows of numbers from what Plotly keeps (rows, or one typed array with a shape).
 * @param {any} z
 */
function rowsOf(z) {
  return /** @type {ArrayLike<number>[] | null} */ (Array.isArray(z) || ArrayBuffer.isView(z) ? z : null);
}

export function createDepth() {
  let width = 0, height = 0, buffer = new Float32Array(0), offsetX = 0, offsetY = 0;
  const depth = { version: 0, build, hides };

  /**
   * Draws the surface of `trace` as seen with a view of readScene.
   * @param {Float64Array} view @param {Record<string, any>} trace
   */
  function build(view, trace) {
    const z = rowsOf(trace?.z);
    if (!z?.length || !trace.x || !trace.y) return;
    [offsetX, offsetY] = [view[16], view[17]];
    width = Math.ceil(view[18] / QUARTER);
    height = Math.ceil(view[19] / QUARTER);
    if (buffer.length !== width * height) buffer = new Float32Array(width * height);
    buffer.fill(Infinity);
    fillFrom(view, trace, z);
    depth.version += 1;
  }

  /**
   * @param {Float64Array} view @param {Record<string, any>} trace @param {ArrayLike<number>[]} z
   */
  function fillFrom(view, trace, z) {
    const columns = spread(trace.x.length), rows = spread(trace.y.length);
    const n = columns.length, points = new Float64Array(3 * n * rows.length), p = new Float64Array(3);
    rows.forEach((row, j) => columns.forEach((column, i) => {
      const value = Math.min(view[25], Math.max(view[24], z[row][column]));
      projectScene(view, trace.x[column], trace.y[row], value, p);
      points.set([(p[0] - offsetX) / QUARTER, (p[1] - offsetY) / QUARTER, p[2]], 3 * (j * n + i));
    }));
    for (let j = 0; j + 1 < rows.length; j++) {
      for (let i = 0; i + 1 < n; i++) {
        const a = 3 * (j * n + i), b = a + 3, c = a + 3 * n, d = c + 3;
        triangle(points, a, b, c);
        triangle(points, b, d, c);
      }
    }
  }

  /** @param {Float64Array} p @param {number} a @param {number} b @param {number} c */
  function triangle(p, a, b, c) {
    const ax = p[a], ay = p[a + 1], bx = p[b], by = p[b + 1], cx = p[c], cy = p[c + 1];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (!(Math.abs(area) > 1e-9)) return;
    const left = Math.max(0, Math.floor(Math.min(ax, bx, cx))), right = Math.min(width - 1, Math.ceil(Math.max(ax, bx, cx)));
    const top = Math.max(0, Math.floor(Math.min(ay, by, cy))), bottom = Math.min(height - 1, Math.ceil(Math.max(ay, by, cy)));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area;
        const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area;
        if (u < 0 || v < 0 || u + v > 1) continue;
        const value = u * p[a + 2] + v * p[b + 2] + (1 - u - v) * p[c + 2];
        if (value < buffer[y * width + x]) buffer[y * width + x] = value;
      }
    }
  }

  /**
   * Does the surface hide the point at this pixel and depth?
   * @param {number} x @param {number} y @param {number} z
   */
  function hides(x, y, z) {
    const i = Math.round((x - offsetX) / QUARTER), j = Math.round((y - offsetY) / QUARTER);
    if (i < 0 || j < 0 || i >= width || j >= height) return false;
    return z > buffer[j * width + i] + BIAS;
  }

  return depth;
}
