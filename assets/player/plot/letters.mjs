/** Texts that stay from frame to frame, drawn once: stroking the halo of every letter is expensive. */

import { drawText } from "./glyphs.mjs";

const KEPT = 200, EDGE = 4;
const sets = new Map();

/**
 * A text with its halo as a picture.
 * @param {string} font @param {string} text @param {Inks} palette @param {number} ratio
 */
function pictureOf(font, text, { ink, paper }, ratio) {
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

/** @param {string} font @param {Inks} palette @param {number} ratio */
function createSet(font, palette, ratio) {
  const known = new Map();
  /** @param {number} value */
  const whole = (value) => Math.round(value * ratio) / ratio;
  return {
    /**
     * Draws the text with its left middle at (x, y), on whole pixels.
     * @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x
     * @param {number} y
     * @returns {number} where the next letter has its place: so far from x
     */
    draw(ctx, text, x, y) {
      let picture = known.get(text);
      if (!picture) {
        if (known.size >= KEPT) known.clear();
        known.set(text, (picture = pictureOf(font, text, palette, ratio)));
      }
      const { canvas, width, height } = picture, left = whole(x - EDGE);
      ctx.drawImage(canvas, left, whole(y - height / 2), canvas.width / ratio, canvas.height / ratio);
      return left + EDGE + width - x;
    },
  };
}

/**
 * The texts in a font and in the colours of a theme, as fine as the canvas.
 * @param {CanvasRenderingContext2D} ctx @param {string} font @param {Inks} palette
 */
export function lettersOf(ctx, font, { ink, paper }) {
  const ratio = ctx.getTransform().a, key = `${font} ${ink} ${paper} ${ratio}`;
  if (!sets.has(key)) {
    if (sets.size >= KEPT) sets.clear();
    sets.set(key, createSet(font, { ink, paper }, ratio));
  }
  return sets.get(key);
}
