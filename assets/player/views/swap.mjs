/** Which of contour and 3-D is the large one, and the keys that change the view. */

import { refit } from "../core/tools.mjs";

const OTHER = { contour: "surface", surface: "contour" };

/** @param {Lab} lab */
export function createSwap({ edit }) {
  let view = {};
  const root = document.documentElement.dataset;

  function swap() {
    if (view.view === "both") edit("swap", String(!view.swap));
    else if (OTHER[view.view]) edit("view", OTHER[view.view]);
    else return false;
    return true;
  }

  return {
    keys: [
      { key: "v", text: "Swap contour and 3-D", group: "Pictures", run: swap },
      { key: "x", text: "Drop the start somewhere else", group: "Pictures", run: () => edit("start.random", null) },
      { key: "k", text: "New seed", group: "Pictures", run: () => edit("seed.next", null) },
    ],
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
