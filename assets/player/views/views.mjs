/** The other views of the same paths. */

import { createDistance } from "./distance.mjs";
import { createFill } from "./fill.mjs";
import { createMorph } from "./morph.mjs";
import { createSide } from "./side.mjs";
import { createSlice } from "./slice.mjs";
import { createSwap } from "./swap.mjs";
import { createWeather } from "./weather.mjs";

/** @param {import("../features.mjs").Lab} lab */
export function createViews(lab) {
  const side = createSide(lab);
  return [side, createWeather(lab, side.cells), createMorph(lab), createDistance(lab), createSlice(lab), createSwap(lab), createFill(lab)];
}
