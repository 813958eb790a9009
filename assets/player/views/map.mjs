/** The maps over many runs: of the rates in a picture of its own, of the starts on the contour. */

import { createBasins } from "../basins/basins.mjs";
import { createRateMaps } from "../rate-maps/rate-maps.mjs";

/** @param {Lab} lab @param {DeclaredView} declared @returns {Feature} */
export function create(lab, declared) {
  const basins = createBasins(lab), rates = createRateMaps(lab, declared);
  return {
    answered: rates.answered,
    draw(frame) {
      basins.draw(frame);
      return rates.draw(frame);
    },
  };
}
