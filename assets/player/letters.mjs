/** Texts that stay from frame to frame, drawn once: to stroke the halo of every letter is dear. */

import { drawText } from "./glyphs.mjs";

const KEPT = 200, EDGE = 4;
const known = new Map();

/** A text with its halo as a picture. */
function pictureOf({ font }, text, { ink, paper }, ratio) {
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
  ctx.font = font;
  const width = ctx.measureText(text).width, height = 2 * parseFloat(font.slice(font.search(/[\d.]+px/)));
  canvas.width = Math.ceil((width + 2 * EDGE) * ratio);
  canvas.height = Math.ceil(height * ratio);
  ctx.scale(ratio, ratio);
  ctx.font = font;
  ctx.textBaseline = "middle";
  drawText(ctx, text, EDGE, height / 2, ink, paper);
  return { canvas, width, height };
}

/**
 * Draws the text with its left middle at (x, y), in the font of the canvas, on whole pixels.
 * @returns {number} where the next letter has its place: so far from x
 */
export function drawLead(ctx, text, x, y, palette) {
  const ratio = ctx.getTransform().a, key = `${ctx.font} ${palette.ink} ${palette.paper} ${ratio} ${text}`;
  if (!known.has(key)) {
    if (known.size >= KEPT) known.clear();
    known.set(key, pictureOf(ctx, text, palette, ratio));
  }
  const { canvas, width, height } = known.get(key);
  const whole = (value) => Math.round(value * ratio) / ratio;
  const left = whole(x - EDGE);
  ctx.drawImage(canvas, left, whole(y - height / 2), canvas.width / ratio, canvas.height / ratio);
  return left + EDGE + width - x;
}
