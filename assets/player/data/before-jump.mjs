/** The examples as they were before the data jumped: in force in the data plot until then. */

import { drawMarker } from "../plot/glyphs.mjs";
import { isEarly } from "./jump.mjs";
import { planePixel } from "../plot/projection.mjs";

const SIZE = 9, PALE = 0.2;
// What the figure has for the classes -1 and +1.
/** @type {Record<string, string>} */
const SHAPES = { "-1": "diamond", 1: "circle" };

/**
 * Whether a visible run is still before its jump.
 * @param {Tracks} tracks @param {number} step
 */
export const before = ({ runs }, step) => runs.some((track) => track.visible && track.count && isEarly(track, step));

/**
 * An example's place before the jump: its first input is mirrored.
 * @param {DataMeta} meta @param {number} i
 */
export const mirrored = ({ mirror, points }, i) => (mirror === undefined ? points[i] : [mirror - points[i][0], points[i][1]]);

/**
 * Draws the examples in force, and lets those to come be pale: they are Plotly's own.
 * @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {DataMeta} meta
 * @param {Inks} palette
 */
export function drawEarlier(ctx, v, meta, { ink, paper }) {
  meta.points.forEach((_, i) => {
    const [x, y] = mirrored(meta, i), shape = SHAPES[meta.labels?.[i]] ?? "circle";
    drawMarker(ctx, shape, planePixel(v, x, false), planePixel(v, y, true), SIZE, ink, paper, 1);
  });
}

/**
 * Plotly is told only when that changes.
 * @param {any} gd @param {boolean} pale
 */
export function fade(gd, pale) {
  if (Boolean(gd.pale) === pale) return;
  gd.pale = pale;
  window.Plotly?.restyle(gd, { opacity: pale ? PALE : 1 });
}
