/** Marks on a curve: the bound of the stopping rule, where the rule fires, and the cold points. */

import { COLUMNS } from "../core/contract.mjs";
import { clipToAxes, level } from "./lines.mjs";
import { drawCold, drawFlag, markedOf } from "../paths/stop-flags.mjs";
import { drawText } from "../plot/glyphs.mjs";
import { drawLabels } from "../paths/labels.mjs";
import { say } from "../words/words.mjs";

const LOSS = COLUMNS.loss, RATE = COLUMNS.rate, AHEAD = 0.35, BAND = 0.14, LIFT = 16, WIDE = 220;

/**
 * The values that the axis of a curve must show beside those of the runs.
 * @param {Tracks} tracks @param {string} series
 */
export function valuesOf({ stop, runs }, series) {
  const bounds = stop?.series === series && stop.below > 0 ? [stop.below] : [];
  return series === LOSS ? [...bounds, ...runs.filter((track) => track.visible && track.floor).map((track) => track.floor.value)] : bounds;
}

/** @param {Track[]} runs */
const visible = (runs) => runs.map((track, k) => /** @type {[Track, number]} */ ([track, k])).filter(([track]) => track.visible && track.count);

/**
 * Draws what is marked on a curve, below the heads of its runs.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot @param {Moment} moment
 * @param {Font} font
 */
export function drawNotes(ctx, plot, { tracks, palette, step }, font) {
  const { stop, runs } = tracks, labels = /** @type {Label[]} */ ([]);
  if (stop?.series === plot.series && stop.below > 0) drawBound(ctx, plot, stop, palette, font);
  for (const [track, k] of visible(runs)) {
    if (stop && (plot.series === stop.series || plot.series === LOSS)) labels.push(...drawFired(ctx, plot, track, palette.runs[k], stop, step));
    if (plot.series === LOSS && track.floor) labels.push(...drawFloor(ctx, plot, track.floor, palette.runs[k]));
    if (plot.series === LOSS || plot.series === RATE) labels.push(...drawColds(ctx, plot, track, palette, step, font));
  }
  if (!labels.length) return;
  const { view: v } = plot, once = labels.filter(({ text }, k) => labels.findIndex((other) => other.text === text) === k);
  drawLabels(ctx, once, { left: v[6], top: v[7] - LIFT, right: v[8] + 8, bottom: v[9] }, palette, Math.round(font.size * 0.9), font.family);
}

/**
 * Beside the heads which coordinate a curve is of: the thin one is that of the second.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot[]} plots @param {Moment} moment
 * @param {Font} font
 */
export function drawNames(ctx, plots, { tracks, palette, step }, font) {
  const labels = visible(tracks.runs).flatMap(([track]) => plots.map((plot, k) => {
    const head = Math.min(step, track.count - 1), { view: v, at, names } = plot;
    return { name: `name ${k}`, text: names[k], optional: true, x: v[0] * at(track, head) + v[1], y: level(plot, track[plot.series][head]), value: track[plot.series][head] };
  })).filter(({ value }) => !Number.isNaN(value));
  const { view: v } = plots[0];
  drawLabels(ctx, labels, { left: v[6], top: v[7], right: v[8] + 4, bottom: v[9] }, palette, Math.round(font.size * 0.95), font.family);
}

/**
 * Below the bound the rule fires: the band down to the axis, and what the bound is.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot @param {StopRule} stop
 * @param {Inks} palette @param {Font} font
 */
function drawBound(ctx, plot, { below, on }, { ink, paper }, font) {
  const { view: v } = plot, y = level(plot, below);
  ctx.save();
  clipToAxes(ctx, v);
  ctx.globalAlpha = BAND;
  ctx.fillStyle = ink;
  ctx.fillRect(v[6], y, v[8] - v[6], v[9] - y);
  ctx.globalAlpha = 1;
  drawLevel(ctx, v, y, v[6], v[8], ink);
  ctx.restore();
  const value = String(Number(below.toPrecision(4))).replace("-", "−");
  ctx.font = `600 ${Math.round(font.size * 0.9)}px ${font.family}`;
  const whole = on ? say("would stop below {value}", { value }) : say("stops below {value}", { value });
  const text = fits(ctx, v, whole) ? whole : `< ${value}`;
  // In the corner that a falling curve reaches last; above a band that is too low for it.
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  drawText(ctx, text, v[6] + 4, v[9] - y > font.size ? v[9] - 2 : y - 3, ink, paper);
}

/** @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {string} text */
const fits = (ctx, v, text) => ctx.measureText(text).width < v[8] - v[6] - 8;

/**
 * @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {number} y
 * @param {number} left @param {number} right @param {string} colour
 */
function drawLevel(ctx, v, y, left, right, colour, width = 1.75, more = 0) {
  if (y < v[7] - 1 || y > v[9] + 1) return;
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  ctx.setLineDash([7 + 2 * more, 5 - 2 * more]);
  ctx.lineDashOffset = more;
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.lineDashOffset = 0;
}

/** @param {Float64Array} v @param {number} value */
const within = (v, value) => Math.min(v[9], Math.max(v[7], value));

/**
 * The flag at the point where the rule fires; with patience the steps that it has waited.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot @param {Track} track
 * @param {RunStyle} style @param {StopRule} stop @param {number} step
 */
function drawFired(ctx, plot, track, style, stop, step) {
  const { view: v, series, at } = plot;
  return markedOf(track, "fired").flatMap((/** @type {number} */ point) => {
    const x = v[0] * at(track, point) + v[1], y = within(v, level(plot, track[series][point])), reached = step >= point;
    ctx.globalAlpha = reached ? 1 : AHEAD;
    const best = point - stop.back, waited = stop.back && best >= 0 && series === stop.series;
    if (waited) drawLevel(ctx, v, within(v, level(plot, track[series][best])), v[0] * at(track, best) + v[1], x, style.casing);
    drawFlag(ctx, x, y, style.colour, style.casing);
    ctx.globalAlpha = 1;
    if (!reached) return [];
    const flag = { name: `flag ${track.name}`, text: flagText(v, stop, point), x: x + 4, y: y - LIFT };
    return waited && v[8] - v[6] >= WIDE ? [flag, { name: "patience", text: stop.waited, x: x + 4, y: y + LIFT, optional: true }] : [flag];
  });
}

/**
 * A narrow picture has room for the step alone.
 * @param {Float64Array} v @param {StopRule} stop @param {number} k
 */
function flagText(v, { on }, k) {
  if (v[8] - v[6] < WIDE) return say("step {k}", { k });
  return on ? say("would stop at step {k}", { k }) : say("stopped at step {k}", { k });
}

/**
 * The loss that a run dances around; how it is known is said beside it.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot
 * @param {{value: number, how: string}} given @param {RunStyle} style
 */
function drawFloor(ctx, plot, { value, how }, style) {
  const { view: v } = plot, y = level(plot, value);
  if (!(y >= v[7] && y <= v[9])) return [];
  ctx.lineCap = "butt";
  for (const [width, colour] of /** @type {Pen[]} */ ([[5, style.casing], [2.5, style.colour]])) drawLevel(ctx, v, y, v[6], v[8], colour, width, width > 4 ? 1 : 0);
  const long = how === "mean" ? say("noise floor: mean of the last half") : say("noise floor, from η, σ and the curvature at the minimum");
  const text = fits(ctx, v, long) ? long : how === "mean" ? say("mean of the last half") : say("floor from η, σ, λ");
  return [{ name: how, text, x: v[6] - 8, y: v[9] - LIFT / 2 }];
}

/**
 * The ends of the cycles: the coldest rates, and the losses of the points that they led to.
 * @param {CanvasRenderingContext2D} ctx @param {CurvePlot} plot @param {Track} track
 * @param {Palette} palette @param {number} step @param {Font} font
 */
function drawColds(ctx, plot, track, palette, step, font) {
  const { view: v, series, at } = plot, points = markedOf(track, "cold");
  if (!points.length) return [];
  points.forEach((/** @type {number} */ point, /** @type {number} */ k) => {
    // The rate is that of the update that leaves a point: the coldest one led to the next.
    const shown = series === RATE ? point - 1 : point, y = level(plot, track[series][shown]);
    if (!(y >= v[7] - 1 && y <= v[9] + 1)) return;
    ctx.globalAlpha = step >= point ? 1 : AHEAD;
    drawCold(ctx, v[0] * at(track, shown) + v[1], y, k + 1, points.length, palette, font.family);
    ctx.globalAlpha = 1;
  });
  const text = say("cold point: a cycle ends");
  ctx.font = `600 ${Math.round(font.size * 0.9)}px ${font.family}`;
  // The rings are there without it, and a part of a sentence says nothing.
  if (series !== RATE || step < points[0] || !fits(ctx, v, text)) return [];
  const y = level(plot, track.rate[points[0] - 1]), side = y + LIFT + font.size < v[9] ? 1 : -1;
  return [{ name: "cold", text, x: v[6], y: y + side * (LIFT + 4), optional: true }];
}
