/**
 * The type of Plotly's figures in large modes: 1/45 of the height of the screen at least. The server
 * does not know the screen; it draws at the least size, and the page enlarges what it got.
 */

import { changeLayout } from "./figures.mjs";
import { isDrawn } from "./plotly.mjs";

const LEAST = 20, PART = 45, EVERY = 250;
// A phone is held in the hand.
const NARROW = 700, NEAR = 14;

/**
 * The size of type for a window.
 * @param {number} width @param {number} height
 */
export const sizeFor = (width, height) => (width <= NARROW ? NEAR : Math.max(LEAST, Math.ceil(height / PART)));

/**
 * The change of a figure to a size; an annotation has a size of its own.
 * @param {GraphDiv} gd @param {number} size
 */
function sized(gd, size) {
  /** @type {Record<string, number>} */
  const change = { "font.size": size };
  (gd.layout.annotations ?? []).forEach((note, k) => {
    if (note.font?.size) change[`annotations[${k}].font.size`] = size;
  });
  return change;
}

export function createTypeSize() {
  let looked = 0;

  /** @param {number} size */
  function fit(size) {
    for (const gd of /** @type {NodeListOf<GraphDiv>} */ (document.querySelectorAll("#pictures .js-plotly-plot"))) {
      const now = isDrawn(gd) && gd.layout?.font?.size;
      // Only figures that were drawn for large type: the others are about to be replaced.
      if ((now >= LEAST || now === NEAR) && now !== size) changeLayout(gd, sized(gd, size));
    }
  }

  return {
    /** @param {Frame} frame */
    draw({ now, view }) {
      if (!view.present || now - looked < EVERY) return false;
      looked = now;
      fit(sizeFor(innerWidth, innerHeight));
      return false;
    },
  };
}
