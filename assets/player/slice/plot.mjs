/** The drawing of a slice: the loss along a line, the tangent, the secant and the step made. */

import { drawArrow, drawMarker } from "../plot/glyphs.mjs";
import { drawAxes, planeOf } from "../plot/axes.mjs";

const MARGIN = { left: 4.4, right: 1, top: 0.6, bottom: 2.9 }, HIGH = 0.7, TANGENT = 0.22;

/**
 * Heights that are drawn: those far above the point and most of the curve are cut, and that is said.
 * @param {Slice} slice @param {number[]} pair
 */
export function heightsOf(slice, [first, last]) {
  const { samples, value } = slice;
  const seen = Array.from(samples.subarray(first, last + 1)).filter(Number.isFinite).sort((a, b) => a - b);
  const low = Math.min(value, seen[0] ?? value), most = Math.max(value, seen.at(-1) ?? value);
  const usual = Math.max(value, seen[Math.floor(HIGH * (seen.length - 1))] ?? value);
  const top = Math.min(most, low + 1.4 * (usual - low) || most), pad = 0.07 * (top - low) || 0.5;
  return { range: [low - pad, top + pad], cut: most > top + pad };
}

/**
 * The samples that may be seen: all, or those within sight in fog.
 * @param {Slice} slice @param {number | null} sight
 */
export function within(slice, sight) {
  const { low, high, at, count } = slice, every = (high - low) / (count - 1);
  if (sight === null) return [0, count - 1];
  return [Math.max(0, Math.ceil((at - sight - low) / every)), Math.min(count - 1, Math.floor((at + sight - low) / every))];
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} width @param {number} height
 * @param {{slice: Slice, sight: number|null, titles: string[], style: RunStyle}} shown
 * @param {Look} look
 * @returns {{view: Float64Array, cut: boolean}} where values lie
 */
export function drawSlice(ctx, width, height, { slice, sight, titles, style }, look) {
  const { size } = look;
  const box = { left: MARGIN.left * size, top: MARGIN.top * size, right: width - MARGIN.right * size, bottom: height - MARGIN.bottom * size };
  const x = [slice.low, slice.high], part = within(slice, sight), { range, cut } = heightsOf(slice, part);
  const view = planeOf(box, x, range, new Float64Array(10));
  drawAxes(ctx, { box, x, y: range, titles, grid: true }, look);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top - 2, box.right - box.left, box.bottom - box.top + 4);
  ctx.clip();
  ctx.lineJoin = "round";
  curve(ctx, slice, view, part, look.ink);
  tangent(ctx, slice, view, look);
  secant(ctx, slice, view, look);
  ctx.restore();
  step(ctx, slice, view, box, style);
  drawMarker(ctx, style.marker, across(view, slice.at), upright(view, slice.value), 13, style.colour, style.casing, 2);
  return { view, cut };
}

/** @param {Float64Array} v @param {number} value */
const across = (v, value) => v[0] * value + v[1];
/** @param {Float64Array} v @param {number} value */
const upright = (v, value) => v[3] * value + v[4];

/**
 * @param {CanvasRenderingContext2D} ctx @param {Slice} slice @param {Float64Array} view
 * @param {number[]} pair @param {string} ink
 */
function curve(ctx, slice, view, [first, last], ink) {
  const every = (slice.high - slice.low) / (slice.count - 1);
  let pen = false;
  ctx.beginPath();
  for (let k = first; k <= last; k++) {
    const value = slice.samples[k];
    // What is no number leaves a gap, and what is far above the picture would be an infinity to a canvas.
    const top = Number.isFinite(value) ? Math.max(upright(view, value), -1e4) : NaN;
    if (top === top) ctx[pen ? "lineTo" : "moveTo"](across(view, slice.low + k * every), top);
    pen = top === top;
  }
  line(ctx, 2.5, ink, []);
}

/**
 * A straight line through the point.
 * @param {CanvasRenderingContext2D} ctx @param {Slice} slice @param {Float64Array} view
 * @param {number} slope @param {number} from @param {number} to
 */
function through(ctx, slice, view, slope, from, to) {
  ctx.beginPath();
  for (const at of [from, to]) {
    const top = upright(view, slice.value + slope * (at - slice.at));
    ctx[at === from ? "moveTo" : "lineTo"](across(view, at), Math.min(1e5, Math.max(-1e5, top)));
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Slice} slice @param {Float64Array} view
 * @param {Look} look
 */
function tangent(ctx, slice, view, look) {
  const reach = TANGENT * (slice.high - slice.low);
  through(ctx, slice, view, slice.slope, slice.at - reach, slice.at + reach);
  line(ctx, 6, look.paper, []);
  line(ctx, 3.5, look.slope, []);
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Slice} slice @param {Float64Array} view
 * @param {Look} look
 */
function secant(ctx, slice, view, look) {
  if (!Number.isFinite(slice.secant?.slope ?? NaN)) return;
  through(ctx, slice, view, slice.secant.slope, slice.low, slice.high);
  line(ctx, 2, look.accent, [7, 5]);
}

/**
 * The way that the update makes along the line, at the height of the point.
 * @param {CanvasRenderingContext2D} ctx @param {Slice} slice @param {Float64Array} view
 * @param {Box} box @param {RunStyle} style
 */
function step(ctx, slice, view, box, style) {
  if (slice.reached === null) return;
  const from = across(view, slice.at), to = Math.min(box.right, Math.max(box.left, across(view, slice.reached))), top = box.bottom - 9;
  if (Math.abs(to - from) < 1) return;
  ctx.beginPath();
  ctx.moveTo(from, upright(view, slice.value));
  ctx.lineTo(from, top);
  line(ctx, 1, style.casing, [2, 3]);
  ctx.beginPath();
  ctx.moveTo(from, top);
  ctx.lineTo(to, top);
  line(ctx, 5, style.casing, []);
  line(ctx, 2.5, style.colour, []);
  drawArrow(ctx, to, top, to - from, 0, Math.min(9, Math.abs(to - from)), style.colour, style.casing);
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} width @param {string} colour
 * @param {number[]} dash
 */
function line(ctx, width, colour, dash) {
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}
