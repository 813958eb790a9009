/**
 * The type of Plotly's figures in large modes: 1/45 of the height of the screen at least. The server
 * does not know the screen; it draws at the least size, and the page enlarges what it got.
 */

const LEAST = 20, PART = 45, EVERY = 250;

/** The size of type for a window of a height. */
export const sizeFor = (height) => Math.max(LEAST, Math.round(height / PART));

/** @param {import("./features.mjs").Lab} lab */
export function createTypeSize() {
  let looked = 0;

  function fit(size) {
    for (const gd of document.querySelectorAll("#pictures .js-plotly-plot")) {
      const now = gd._fullLayout && gd.layout?.font?.size;
      // Only figures that were drawn for large type: the others are about to be replaced.
      if (now >= LEAST && now !== size) window.Plotly?.relayout(gd, { "font.size": size });
    }
  }

  return {
    draw({ now, view }) {
      if (!view.present || now - looked < EVERY) return false;
      looked = now;
      fit(sizeFor(innerHeight));
      return false;
    },
  };
}
