/** The drawing of a sweep: a line a run, and above them a row a run for the rates that diverge. */

import { drawMarker, drawRing, drawText } from "../plot/glyphs.mjs";
import { say } from "../words/words.mjs";
import { drawAcross, drawUp, line as thin } from "../plot/log-axes.mjs";

const MARGIN = { left: 4.2, right: 1, top: 0.5, bottom: 1.9 }, ROW = 8, FLOOR = 1e-12, MOST = 1e3, LOW = 7;
/** @param {number} height */
const log = (height) => Math.log10(Math.max(FLOOR, height));

/**
 * The heights that are drawn: from the least to the largest, at most a thousand times that of the start.
 * @param {SweepLine[]} lines
 */
function rangeOf(lines) {
  const start = Math.max(...lines.map((one) => one.levels.start));
  let low = Math.min(...lines.map((one) => one.levels.goal)), high = start;
  for (const { height } of lines) {
    for (const value of height) {
      if (value === null) continue;
      low = Math.min(low, Math.max(FLOOR, value));
      high = Math.max(high, value);
    }
  }
  return [Math.log10(low) - 0.3, Math.log10(Math.min(high, MOST * start)) + 0.3];
}

/**
 * Pixels of a height; what is above the picture lies on its edge.
 * @param {SweepView} view @param {number} height
 */
export const levelOf = (view, height) => Math.max(view.box.top, view.up(log(height)));
/**
 * The middle of the row of a run's diverged rates.
 * @param {SweepView} view @param {number} k
 */
export const rowOf = (view, k) => view.box.top - ROW * (view.rows - k - 0.5) - 3;

/**
 * @param {{width: number, height: number}} given @param {SweepLine[]} lines @param {number} size
 * @param {number} left
 */
function viewOf({ width, height }, lines, size, left) {
  const rows = lines.length;
  const box = { left, top: MARGIN.top * size + ROW * rows + 6, right: width - MARGIN.right * size, bottom: height - MARGIN.bottom * size };
  const x = [Math.min(...lines.map((one) => log10(one.rates[0]))), Math.max(...lines.map((one) => log10(one.rates.at(-1))))];
  const y = rangeOf(lines), wide = (box.right - box.left) / (x[1] - x[0]), tall = (box.bottom - box.top) / (y[1] - y[0]);
  return {
    box, x, y, rows,
    /** @param {number} value */
    across: (value) => box.left + (value - x[0]) * wide,
    /** @param {number} value */
    up: (value) => box.bottom - (value - y[0]) * tall,
    /** @param {number} pixel */
    logAt: (pixel) => x[0] + (Math.min(box.right, Math.max(box.left, pixel)) - box.left) / wide,
    /** @param {CanvasRenderingContext2D} ctx @param {number} value @param {Look} look */
    hair(ctx, value, look) { thin(ctx, this.across(value), rowOf(this, 0) - ROW / 2, this.across(value), box.bottom, look.ink, [3, 3]); },
    /**
     * @param {CanvasRenderingContext2D} ctx @param {number} value @param {number} top
     * @param {boolean} chosen @param {Inks} palette
     */
    ring(ctx, value, top, chosen, { ink, paper }) { drawRing(ctx, this.across(value), top, chosen ? 8 : 5, ink, paper); },
  };
}

const log10 = Math.log10;

/**
 * @param {{width: number, height: number}} size @param {SweepLine[]} lines
 * @param {CanvasRenderingContext2D} ctx @param {Look} look @param {Palette} palette
 * @returns {SweepView} where rates and heights lie
 */
export function drawSweep(ctx, size, lines, look, palette) {
  ctx.font = `${look.size}px ${look.family}`;
  const word = say("diverged");
  const view = viewOf(size, lines, look.size, Math.max(MARGIN.left * look.size, ctx.measureText(word).width + 14));
  const { box } = view;
  drawAcross(ctx, { box, range: view.x, at: view.across, grid: true }, look);
  drawUp(ctx, { box, range: view.y, at: view.up, grid: true, least: Math.log10(FLOOR) }, look);
  names(ctx, view, word, look);
  const told = [...levels(ctx, view, lines, look), ...lines.flatMap((one) => limit(ctx, view, one, lines, look))];
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left - 3, box.top - 3, box.right - box.left + 6, box.bottom - box.top + 3);
  ctx.clip();
  for (const one of lines) curve(ctx, view, one, palette.runs[one.run]);
  ctx.restore();
  lines.forEach((one, k) => band(ctx, view, one, k, palette.runs[one.run]));
  lines.forEach((one, k) => own(ctx, view, one, k, palette.runs[one.run]));
  // In a low picture the texts would cover the lines.
  for (const { text, x, y, align } of box.bottom - box.top > LOW * look.size ? told : []) {
    ctx.textAlign = /** @type {CanvasTextAlign} */ (align);
    ctx.textBaseline = "bottom";
    drawText(ctx, text, x, y, look.ink, look.paper);
  }
  return view;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {string} word
 * @param {Look} look
 */
function names(ctx, { box, rows }, word, look) {
  ctx.fillStyle = look.ink;
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  ctx.fillText(word, box.left - 7, box.top - (ROW * rows) / 2 - 3);
  ctx.font = `italic ${look.size}px ${look.family}`;
  ctx.textBaseline = "top";
  ctx.fillText("η", box.left - 2 * look.size, box.bottom + 7);
  ctx.font = `${look.size}px ${look.family}`;
}

/**
 * The height of the start, and what counts as arrived; the texts for them. None where starts differ.
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {SweepLine[]} lines
 * @param {Look} look
 */
function levels(ctx, view, lines, look) {
  const [{ levels: { start, goal } }] = lines;
  if (lines.some((one) => Math.abs(one.levels.start - start) > 1e-6 * start)) return [];
  return /** @type {[number, string][]} */ ([[start, say("start")], [goal, say("1/1000 of the start")]]).map(([height, text]) => {
    const top = view.up(log(height));
    thin(ctx, view.box.left, top, view.box.right, top, look.ink, [2, 4]);
    return { text, x: view.box.right - 4, y: top - 1, align: "right" };
  });
}

/**
 * The rate up to which theory promises a stable run near the minimum; the text for the first.
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {SweepLine} one
 * @param {SweepLine[]} lines @param {Look} look
 */
function limit(ctx, view, one, lines, look) {
  if (!one.limit || log10(one.limit) < view.x[0] || log10(one.limit) > view.x[1]) return [];
  const x = view.across(log10(one.limit)), first = lines.find((other) => other.limit) === one;
  thin(ctx, x, view.box.top, x, view.box.bottom, look.ink, [8, 4]);
  const right = x > (view.box.left + view.box.right) / 2;
  return first ? [{ text: say("stability limit"), x: x + (right ? -5 : 5), y: view.box.bottom - 4, align: right ? "right" : "left" }] : [];
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {SweepLine} line
 * @param {RunStyle} style
 */
function curve(ctx, view, { rates, height }, style) {
  let pen = false;
  ctx.beginPath();
  rates.forEach((rate, k) => {
    if (height[k] !== null) ctx[pen ? "lineTo" : "moveTo"](view.across(log10(rate)), Math.max(-1e4, view.up(log(height[k]))));
    pen = height[k] !== null;
  });
  ctx.lineJoin = "round";
  stroke(ctx, 5, style.casing, []);
  stroke(ctx, 2.5, style.colour, style.dash);
}

/**
 * The rates that diverge, as bars half way to their neighbours.
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {SweepLine} line
 * @param {number} row @param {RunStyle} style
 */
function band(ctx, view, { rates, diverged_at: lost, each }, row, style) {
  const half = 0.5 / each, y = rowOf(view, row);
  ctx.beginPath();
  rates.forEach((rate, k) => {
    if (lost[k] < 0) return;
    ctx.moveTo(Math.max(view.box.left, view.across(log10(rate) - half)), y);
    ctx.lineTo(Math.min(view.box.right, view.across(log10(rate) + half)), y);
  });
  ctx.lineCap = "butt";
  stroke(ctx, 6, style.casing, []);
  stroke(ctx, 3.5, style.colour, []);
}

/**
 * The rate that the run has, with its marker where the run itself is then; none where it has ended before.
 * @param {CanvasRenderingContext2D} ctx @param {SweepView} view @param {SweepLine} line
 * @param {number} row @param {RunStyle} style
 */
function own(ctx, view, { own: height, track, steps }, row, style) {
  const x = view.across(log10(track.lr)), lost = height === null && track.status === "diverged" && track.at <= steps;
  const y = height === null ? (lost ? rowOf(view, row) : view.box.top) : levelOf(view, height);
  if (x < view.box.left || x > view.box.right) return;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x, view.box.bottom);
  stroke(ctx, 3.5, style.casing, []);
  stroke(ctx, 1.5, style.colour, []);
  if (height !== null || lost) drawMarker(ctx, style.marker, x, Math.min(view.box.bottom, y), 12, style.colour, style.casing);
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} width @param {string} colour
 * @param {number[]} dash
 */
function stroke(ctx, width, colour, dash) {
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}
