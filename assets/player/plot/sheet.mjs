/** The loss of one mini-batch as a trace of Plotly's, over the surface and over the contour. */

import { firstTrace } from "./plotly.mjs";

const NAME = "lab-batch";
// Dark enough for thin lines on the pale ground, and no run's colour.
const COLOURS = [[0, "#3f0a5e"], [0.5, "#7a1f86"], [1, "#b0489f"]];

/** @param {GraphDiv} gd */
const indexOf = (gd) => (gd.data ?? []).findIndex((trace) => trace.meta === NAME);
/** @param {number[]} pair @param {number} n */
const spread = ([low, high], n) => Array.from({ length: n }, (_, k) => low + ((high - low) * k) / (n - 1));

/**
 * The arrays that Plotly draws from an answer of /batch.
 * @param {{size: number, domain: [number, number][]}} given @param {Float32Array} heights
 */
export function gridOf({ size, domain: [x, y] }, heights) {
  const z = Array.from({ length: size }, (_, j) => heights.subarray(j * size, (j + 1) * size));
  return { x: spread(x, size), y: spread(y, size), z };
}

/** @type {Record<string, (range: any[]) => object>} */
const ON = {
  /** @param {number[]} pair */
  surface: ([cmin, cmax]) => ({ type: "surface", cmin, cmax, opacity: 0.55,
    contours: { x: { highlight: false }, y: { highlight: false }, z: { highlight: false } } }),
  /** @param {number[]} pair */
  contour: ([zmin, zmax]) => ({ type: "contour", zmin, zmax, ncontours: 12,
    contours: { coloring: "lines" }, line: { dash: "dash", width: 1.6 } }),
};

/**
 * The heights of the surface of all examples: the same height has the same colour in each batch.
 * @param {GraphDiv} gd
 */
function limitsOf(gd) {
  const base = firstTrace(gd) ?? {};
  return [base.cmin ?? base.zmin, base.cmax ?? base.zmax];
}

/** @param {Panel} panel */
export const hasSheet = (panel) => Boolean(panel.gd) && indexOf(panel.gd) >= 0;

/**
 * @param {Panel} panel contour or surface
 * @param {{x: number[], y: number[], z: Float32Array[]}} grid
 */
export function putSheet({ gd, id }, grid) {
  const index = indexOf(gd);
  if (index >= 0) window.Plotly?.restyle(gd, { x: [grid.x], y: [grid.y], z: [grid.z] }, [index]);
  else window.Plotly?.addTraces(gd, { x: grid.x, y: grid.y, z: grid.z, ...ON[id](limitsOf(gd)), meta: NAME, name: "mini-batch",
    colorscale: COLOURS, showscale: false, showlegend: false, hoverinfo: "skip" });
}

/** @param {Panel} panel */
export function dropSheet({ gd }) {
  if (gd && indexOf(gd) >= 0) window.Plotly?.deleteTraces(gd, [indexOf(gd)]);
}
