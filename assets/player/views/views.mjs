/** The other views of the same paths. */

import { createSide } from "./side.mjs";

/** @param {import("../features.mjs").Lab} lab */
export function createViews(lab) {
  const side = createSide(lab);
  return [side];
}
