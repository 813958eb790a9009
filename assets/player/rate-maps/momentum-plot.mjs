/** The drawing of the map of learning rate and momentum: a cell a pair. */

import { drawMarker, drawText } from "../plot/glyphs.mjs";
import { say } from "../words/words.mjs";
import { drawAcross, line as thin } from "../plot/log-axes.mjs";

const MARGIN = { left: 4.2, right: 1, top: 0.5, bottom: 1.9 }, TILE = 7;
// What stands for a name that is too long for the axis.
/** @type {Record<string, string>} */
const SIGNS = { momentum: "μ", beta1: "β₁" };
const TICKS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99];
// Cividis (Nuñez, Anderton & Renslow 2018), from few updates to many.
const COLOURS = [[255, 234, 70], [203, 186, 105], [151, 143, 119], [102, 105, 112], [62, 83, 130], [30, 60, 130]];

/** @param {number} part from 0 to 1 */
export function colourOf(part) {
  const place = Math.max(0, Math.min(1, part)) * (COLOURS.length - 1), k = Math.min(COLOURS.length - 2, Math.floor(place));
  const mixed = COLOURS[k].map((value, c) => Math.round(value + (place - k) * (COLOURS[k + 1][c] - value)));
  return `rgb(${mixed.join(",")})`;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {string} paper
 * @param {(pen: CanvasRenderingContext2D) => void} paint
 */
function tile(ctx, paper, paint) {
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  canvas.width = canvas.height = TILE;
  pen.fillStyle = paper;
  pen.fillRect(0, 0, TILE, TILE);
  paint(pen);
  return ctx.createPattern(canvas, "repeat");
}

/**
 * What diverged.
 * @param {CanvasRenderingContext2D} ctx @param {string} ink @param {string} paper
 */
export const hatched = (ctx, ink, paper) => tile(ctx, paper, (pen) => {
  pen.strokeStyle = ink;
  pen.lineWidth = 1.4;
  for (const shift of [-TILE, 0, TILE]) {
    pen.beginPath();
    pen.moveTo(shift - 1, TILE + 1);
    pen.lineTo(shift + TILE + 1, -1);
    pen.stroke();
  }
});

/**
 * What did not arrive.
 * @param {CanvasRenderingContext2D} ctx @param {string} ink @param {string} paper
 */
export const dots = (ctx, ink, paper) => tile(ctx, paper, (pen) => {
  pen.fillStyle = ink;
  pen.globalAlpha = 0.55;
  pen.fillRect(3, 3, 1.6, 1.6);
});

/**
 * @param {Size} area @param {MomentumMap} map @param {number} size
 * @returns {MomentumView}
 */
function viewOf({ width, height }, { rates, rows }, size) {
  const box = { left: MARGIN.left * size, top: MARGIN.top * size, right: width - MARGIN.right * size, bottom: height - MARGIN.bottom * size };
  const columns = rates.length, wide = (box.right - box.left) / columns, tall = (box.bottom - box.top) / rows;
  const first = Math.log10(rates[0]), each = (columns - 1) / (Math.log10(rates[columns - 1]) - first);
  return {
    box, x: [first, Math.log10(rates[columns - 1])], wide, tall,
    /** @param {number} log */
    across: (log) => box.left + ((log - first) * each + 0.5) * wide,
    // Rows are at equal distances of log(1 − momentum), from 0 to 0.99.
    /** @param {number} value */
    up: (value) => box.bottom - ((-Math.log10(1 - value) / 2) * (rows - 1) + 0.5) * tall,
    /** @param {number} x */
    column: (x) => Math.floor((x - box.left) / wide),
    /** @param {number} y */
    row: (y) => Math.floor((box.bottom - y) / tall),
    /** @param {number} i @param {number} j */
    middle: (i, j) => [box.left + (i + 0.5) * wide, box.bottom - (j + 0.5) * tall],
    /**
     * @param {CanvasRenderingContext2D} ctx @param {number} i @param {number} j
     * @param {Inks} palette
     */
    frame(ctx, i, j, { ink, paper }) {
      ctx.setLineDash([]);
      for (const [grow, colour, thick] of /** @type {[number, string, number][]} */ ([[2.5, paper, 2], [1, ink, 2]])) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = thick;
        ctx.strokeRect(box.left + i * wide - grow, box.bottom - (j + 1) * tall - grow, wide + 2 * grow, tall + 2 * grow);
      }
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Size} size @param {MomentumMap} map
 * @param {Look} look @param {Palette} palette @returns {MomentumView} where pairs lie
 */
export function drawMap(ctx, size, map, look, palette) {
  const view = viewOf(size, map, look.size), { box } = view;
  ctx.font = `${look.size}px ${look.family}`;
  cells(ctx, view, map, look);
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = look.ink;
  ctx.strokeRect(box.left - 0.5, box.top - 0.5, box.right - box.left + 1, box.bottom - box.top + 1);
  drawAcross(ctx, { box, range: view.x, at: view.across, grid: false }, look);
  upright(ctx, view, map, look);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  ctx.clip();
  limits(ctx, view, map, look);
  const style = palette.runs[map.run], x = view.across(Math.log10(map.track.lr)), y = Math.max(box.top + 7, view.up(map.value));
  drawMarker(ctx, style.marker, x, y, 13, style.colour, style.casing, 2);
  ctx.restore();
  return view;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {MomentumView} view @param {MomentumMap} map
 * @param {Look} look
 */
function cells(ctx, view, map, look) {
  const { box, wide, tall } = view, gone = hatched(ctx, look.ink, look.paper), open = dots(ctx, look.ink, look.paper);
  const least = Math.log(map.least), span = Math.log(map.steps) - least || 1;
  map.reached.forEach((step, k) => {
    const i = k % map.rates.length, j = Math.floor(k / map.rates.length);
    ctx.fillStyle = map.diverged_at[k] >= 0 ? gone : step < 0 ? open : colourOf((Math.log(Math.max(1, step)) - least) / span);
    // Edges on whole pixels: a gap between cells would look like a line.
    const left = Math.round(box.left + i * wide), top = Math.round(box.bottom - (j + 1) * tall);
    ctx.fillRect(left, top, Math.round(box.left + (i + 1) * wide) - left, Math.round(box.bottom - j * tall) - top);
  });
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {MomentumView} view @param {MomentumMap} map
 * @param {Look} look
 */
function upright(ctx, view, map, look) {
  const { box } = view;
  let last = Infinity;
  ctx.fillStyle = look.ink;
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const value of TICKS) {
    const y = view.up(value);
    thin(ctx, box.left, y, box.left - 4, y, look.ink);
    if (last - y < 1.1 * look.size) continue;
    ctx.fillText(String(value), box.left - 7, y);
    last = y;
  }
  ctx.font = `italic ${look.size}px ${look.family}`;
  ctx.textBaseline = "top";
  ctx.fillText("η", box.left - 2 * look.size, box.bottom + 7);
  ctx.font = `600 ${look.size}px ${look.family}`;
  ctx.save();
  ctx.translate(look.size * 0.15, (box.top + box.bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.fillText(ctx.measureText(map.label).width > box.bottom - box.top ? SIGNS[map.name] : map.label, 0, 0);
  ctx.restore();
  ctx.font = `${look.size}px ${look.family}`;
}

/**
 * The largest stable rate of each momentum, where theory knows it.
 * @param {CanvasRenderingContext2D} ctx @param {MomentumView} view @param {MomentumMap} map
 * @param {Look} look
 */
function limits(ctx, view, map, look) {
  const known = map.limits.map((rate, k) => [rate, map.momenta[k]]).filter(([rate]) => rate);
  if (!known.length) return;
  ctx.beginPath();
  known.forEach(([rate, value], k) => ctx[k ? "lineTo" : "moveTo"](view.across(Math.log10(rate)), view.up(value)));
  for (const [width, colour, dash] of /** @type {Pen[]} */ ([[5, look.paper, []], [2, look.ink, [8, 4]]])) {
    ctx.setLineDash(dash);
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  const x = view.across(Math.log10(known[0][0])), right = x > (view.box.left + view.box.right) / 2;
  ctx.textAlign = right ? "right" : "left";
  ctx.textBaseline = "bottom";
  drawText(ctx, say("stability limit"), x + (right ? -6 : 6), view.box.bottom - 5, look.ink, look.paper);
}
