/** Where a run can end, as the map draws it and the legend names it: see lab/analysis/maps/outcomes.py. */

import { OUTCOMES } from "../core/contract.mjs";
import { later } from "../words/words.mjs";

const { DIVERGED, MOVING, STUCK, CURVE, FIRST } = OUTCOMES;
/** Of the minima, the lowest have a colour and a letter each; told apart by the colour-blind too. */
export const COLOURS = ["#80f0f0", "#a83030", "#d0d030", "#5858f0", "#58a880", "#303080"];
/** How much of the colour is seen, and how much of the contour below it. */
export const OPACITY = 0.62;
const REST = "#f4f1e8", DARK = "#16202c";
/**
 * What has no letter: a name, a tint, and a pattern. The first that a fate is of.
 * @type {Record<number, Omit<Sign, "letter">>}
 */
const OTHERS = {
  [DIVERGED]: { name: later("diverged"), tint: DARK, opacity: 0.62, pattern: "hatched", ink: "#ffffff" },
  [MOVING]: { name: later("still moving"), tint: REST, opacity: 0.5, pattern: "dotted", ink: DARK },
  [STUCK]: { name: later("stuck away from minima"), tint: REST, opacity: 0.5, pattern: "lined", ink: DARK },
  [CURVE]: { name: later("at the curve of minima"), tint: COLOURS[0], opacity: OPACITY, pattern: null },
};
const MORE = { name: later("other minima"), tint: REST, opacity: 0.5, pattern: "crossed", ink: DARK };

/**
 * How a fate is drawn: {letter, name, tint, opacity, pattern, ink}; the letter or the name is null.
 * @param {number} fate
 * @returns {Sign}
 */
export function signOf(fate) {
  if (fate < FIRST) return { letter: null, ...OTHERS[fate] };
  const k = fate - FIRST;
  if (k >= COLOURS.length) return { letter: null, ...MORE };
  return { letter: String.fromCharCode(65 + k), name: null, tint: COLOURS[k], opacity: OPACITY, pattern: null };
}

const SIZE = 8;
/** @type {Record<string, (ctx: CanvasRenderingContext2D) => void>} */
const STROKES = {
  /** @param {CanvasRenderingContext2D} ctx */
  hatched: (ctx) => { for (const d of [-SIZE, 0, SIZE]) { ctx.moveTo(d - 1, SIZE + 1); ctx.lineTo(d + SIZE + 1, -1); } },
  /** @param {CanvasRenderingContext2D} ctx */
  lined: (ctx) => { ctx.moveTo(0, SIZE / 2); ctx.lineTo(SIZE, SIZE / 2); },
  /** @param {CanvasRenderingContext2D} ctx */
  crossed: (ctx) => { ctx.moveTo(2, 4); ctx.lineTo(6, 4); ctx.moveTo(4, 2); ctx.lineTo(4, 6); },
  /** @param {CanvasRenderingContext2D} ctx */
  dotted: (ctx) => { for (const [x, y] of [[2, 2], [6, 6]]) { ctx.moveTo(x + 1, y); ctx.arc(x, y, 1, 0, 2 * Math.PI); } },
};

/** A tile of a sign's pattern, to fill an area with. @param {Sign} sign @param {number} ratio device pixels in one of the page's */
export function patternOf({ pattern, ink }, ratio) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(SIZE * ratio);
  const ctx = tile.getContext("2d");
  ctx.scale(tile.width / SIZE, tile.height / SIZE);
  ctx.strokeStyle = ctx.fillStyle = ink;
  ctx.globalAlpha = 0.8;
  ctx.beginPath();
  STROKES[pattern](ctx);
  if (pattern === "dotted") ctx.fill();
  else ctx.stroke();
  return tile;
}

/**
 * A letter on a disc of its colour, readable on all of them.
 * @param {CanvasRenderingContext2D} ctx @param {Sign} sign @param {number} x @param {number} y
 * @param {number} radius @param {string} family
 */
export function drawBadge(ctx, { letter, tint }, x, y, radius, family) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = "#ffffff";
  ctx.fill();
  ctx.lineWidth = 0.26 * radius;
  ctx.strokeStyle = DARK;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, 0.8 * radius, 0, 2 * Math.PI);
  ctx.lineWidth = 0.22 * radius;
  ctx.strokeStyle = tint;
  ctx.stroke();
  ctx.fillStyle = DARK;
  ctx.font = `700 ${Math.round(1.15 * radius)}px ${family}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(letter, x, y + 0.06 * radius);
}

/**
 * What a number of starts is of all of them: "41 %", and never 0 % or 100 % for what is not.
 * @param {number} count @param {number} all
 */
export function shareOf(count, all) {
  const share = Math.round((100 * count) / all);
  if (count && share === 0) return "<\u00a01\u00a0%";
  if (count < all && share === 100) return ">\u00a099\u00a0%";
  return `${share}\u00a0%`;
}
