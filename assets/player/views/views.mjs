/** The other views of the same paths. */

import { createDistance } from "../plot/distance.mjs";
import { createFill } from "../controls/fill.mjs";
import { createMorph } from "../plot/morph.mjs";
import { createSide } from "../sides/sides.mjs";
import { createSlice } from "./slice.mjs";
import { createSwap } from "./swap.mjs";
import { createWeather } from "./fog.mjs";

/** @param {Lab} lab */
export function createViews(lab) {
  const side = createSide(lab);
  return [side, createWeather(lab, side.cells), createMorph(lab), createDistance(lab), createSlice(lab), createSwap(lab), createFill(lab)];
}
