/** Labels at the heads of the paths; those that would cover each other are moved apart. */

import { drawText } from "../plot/glyphs.mjs";
import { lettersOf } from "../plot/letters.mjs";

// How many lines an optional label may be moved before it is dropped.
const GAP = 12, FAR = 2, HAIR = 0.01;

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {Label[]} labels
 *   `lead` is the beginning of a text that stays while the rest of it changes
 * @param {Box} box
 * @param {Palette} palette @param {number} size @param {string} family
 */
export function drawLabels(ctx, labels, box, palette, size, family) {
  if (!labels.length) return;
  const font = `600 ${size}px ${family}`;
  ctx.font = font;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const line = size * 1.25;
  /** @type {{x: number, y: number, width: number}[]} */
  const placed = [];
  const letters = labels.some((label) => label.lead) ? lettersOf(ctx, font, palette) : null;
  for (const label of [...labels].sort((p, q) => Number(Boolean(p.optional)) - Number(Boolean(q.optional)) || p.y - q.y)) {
    const width = widthOf(ctx, label, font);
    const right = label.x + GAP, left = Math.max(box.left, label.x - GAP - width);
    const level = clamp(label.y, box.top + line / 2, box.bottom - line / 2);
    const x = right + width < box.right ? right : left;
    let place = { x, y: settle(placed, x, level, width, line), width };
    if (label.optional && x === right) {
      const y = settle(placed, left, level, width, line);
      if (y < place.y) place = { x: left, y, width };
    }
    if (label.optional && (place.y - level > FAR * line || place.y > box.bottom)) continue;
    placed.push(place);
    const after = label.lead ? letters.draw(ctx, label.lead, place.x, place.y) : 0, rest = label.text.slice(label.lead?.length ?? 0);
    if (rest) drawText(ctx, rest, place.x + after, place.y, palette.ink, palette.paper);
  }
}

const widths = new Map();

/**
 * Digits are equally wide: the counter in a label needs no measuring at each step.
 * @param {CanvasRenderingContext2D} ctx @param {Label} label @param {string} font
 */
function widthOf(ctx, label, font) {
  const key = `${font} ${label.name} ${label.text.length}`;
  if (!widths.has(key)) widths.set(key, ctx.measureText(label.text).width);
  return widths.get(key);
}

/** @param {number} value @param {number} low @param {number} high */
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * @param {{x: number, y: number, width: number}[]} placed @param {number} x @param {number} y
 * @param {number} width @param {number} line
 */
function settle(placed, x, y, width, line) {
  for (let turn = 0; turn < placed.length; turn++) {
    let other = null;
    // A line apart may be a hair less than that, by rounding.
    for (const p of placed) if (!other && Math.abs(p.y - y) < line - HAIR && x < p.x + p.width && p.x < x + width) other = p;
    if (!other) break;
    y = other.y + line;
  }
  return y;
}
