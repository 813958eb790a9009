/** What is shown of many starts at once: the basins of attraction and the crowd, with their keys. */

import { createBasins } from "./basins.mjs";
import { createCrowd } from "../views/crowd.mjs";
import { createStrip } from "./strip.mjs";

/** @param {Lab} lab */
export function createStarts(lab) {
  const tell = createStrip(lab), view = () => lab.picture()?.view ?? /** @type {View} */ ({}), group = "Pictures";
  return {
    keys: [
      { key: "b", text: "Basins of attraction: where each start ends", group, run: () => lab.edit("map", view().map === "basins" ? "none" : "basins") },
      { key: "a", text: "200 random starts at once", group, run: () => lab.edit("crowd", String(!view().crowd)) },
    ],
    parts: [createBasins(lab, tell), createCrowd(lab, tell)],
  };
}
