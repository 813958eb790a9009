/** Which of contour and 3-D is the large one, and what swaps them. */

import { refit } from "../core/tools.mjs";

/** @type {Record<string, string>} */
const OTHER = { contour: "surface", surface: "contour" };

/** @param {Lab} lab @returns {Feature} */
export function create({ edit }) {
  let view = /** @type {View} */ ({});
  const root = document.documentElement.dataset;

  function swap() {
    if (view.view === "both") edit("swap", String(!view.swap));
    else if (OTHER[view.view]) edit("view", OTHER[view.view]);
    else return false;
    return true;
  }

  return {
    pressed: swap,
    /** @param {StreamHeader} header */
    answered(header) {
      view = header.view;
      const swapped = String(Boolean(view.swap));
      if (root.swap === swapped) return;
      root.swap = swapped;
      refit();
    },
  };
}
