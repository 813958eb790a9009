/** The strokes of a curve. A plot is {view, series, scale, at}: at(track, step) is where a step lies on the x axis. */

import { drawArrow, drawMarker, drawText, stampMarker } from "../plot/glyphs.mjs";

/**
 * Keeps curves between the axes.
 * @param {CanvasRenderingContext2D} ctx @param {Float64Array} v
 */
export function clipToAxes(ctx, v) {
  ctx.beginPath();
  ctx.rect(v[6], v[7] - 4, v[8] - v[6] + 4, v[9] - v[7] + 8);
  ctx.clip();
}

/**
 * Pixel of a value, kept within reach of the picture so that no canvas sees an infinity: a value
 * without a logarithm lies below every axis. NaN where there is no value.
 * @param {CurvePlot} plot @param {number} value
 */
export function level({ view: v, scale }, value) {
  const pixel = v[3] * scale.to(value) + v[4];
  return Math.max(v[7] - 1e4, Math.min(v[9] + 1e4, pixel));
}

/**
 * Several steps in one column of pixels become one vertical stroke from least to greatest.
 * @param {CurvePlot} plot @param {Track} track @param {number} from
 */
function curvePath(plot, track, from) {
  const { view: v, series, at } = plot;
  const path = new Path2D(), values = track[series];
  let column = NaN, low = 0, high = 0, x = 0, y = 0;
  for (let k = from; k < track.count; k++) {
    if (Number.isNaN(values[k])) continue;
    x = v[0] * at(track, k) + v[1];
    y = level(plot, values[k]);
    if (Math.round(x) === column) {
      low = Math.min(low, y);
      high = Math.max(high, y);
      continue;
    }
    if (high - low > 0.5) {
      path.lineTo(column, low);
      path.lineTo(column, high);
    }
    path.lineTo(x, y);
    column = Math.round(x);
    low = high = y;
  }
  path.lineTo(x, y);
  return path;
}

/**
 * Draws the points from `from` on, joined to the one before; `size` 1 is the full width.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot @param {Track} track
 * @param {RunStyle} style @param {number} steps @param {number} from
 */
export function drawCurve(ctx, plot, track, style, steps, from, size = 1) {
  const path = curvePath(plot, track, Math.max(0, from - 1)), { view: v, series, at } = plot;
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
  ctx.setLineDash([]);
  ctx.lineWidth = 2 + 2.5 * size;
  ctx.strokeStyle = style.casing;
  ctx.stroke(path);
  ctx.setLineDash(style.dash);
  ctx.lineWidth = 2.5 * size;
  ctx.strokeStyle = style.colour;
  ctx.stroke(path);
  const every = Math.max(1, Math.ceil(steps / 12));
  for (let k = Math.max(every, Math.ceil(from / every) * every); k < track.count; k += every) {
    drawMarker(ctx, style.marker, v[0] * at(track, k) + v[1], level(plot, track[series][k]), 6 * size, style.colour, style.casing, 1);
  }
}

/**
 * The line at the current step.
 * @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {number} x
 * @param {string} ink
 */
export function drawCursor(ctx, v, x, ink) {
  if (x < v[6] - 1 || x > v[8] + 1) return;
  ctx.beginPath();
  ctx.moveTo(x, v[7]);
  ctx.lineTo(x, v[9]);
  ctx.setLineDash([3, 3]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = ink;
  ctx.stroke();
}

/**
 * Where a run is; an arrow where it is above or below the picture, with a word for no logarithm.
 * @param {Overlay} overlay @param {CurvePlot} plot @param {Track} track @param {number} step
 * @param {RunStyle} style @param {{palette: Palette, font: Font}} look
 */
export function drawHead({ ctx, ratio }, plot, track, step, style, { palette, font }) {
  const { view: v, series, scale, at } = plot, value = track[series][step];
  const x = v[0] * at(track, step) + v[1], y = level(plot, value);
  if (Number.isNaN(value)) return;
  if (y < v[7]) drawArrow(ctx, x, v[7], 0, -1, 10, style.colour, style.casing);
  else if (y > v[9] + 1) drawArrow(ctx, x, v[9], 0, 1, 10, style.colour, style.casing);
  else stampMarker(ctx, ratio, style.marker, x, y, 10, style.colour, style.casing, 1.5);
  if (scale.name !== "log" || value > 0) return;
  ctx.font = `600 ${Math.round(font.size * 0.9)}px ${font.family}`;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  drawText(ctx, value === 0 ? "0" : "< 0", x - 9, v[9] - 2, palette.ink, palette.paper);
}
