/** Finds the player's modules that are made from Python's declarations, in the folder MADE: `.ci/player` makes them. */

import { existsSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";

const ASSETS = new URL("../../assets/", import.meta.url).href;
const placeOf = (url) => (url.startsWith(ASSETS) ? join(process.env.MADE, url.slice(ASSETS.length)) : "");

registerHooks({
  resolve(name, context, next) {
    const url = name.startsWith(".") && context.parentURL ? new URL(name, context.parentURL).href : "";
    return existsSync(placeOf(url)) ? { url, shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    const place = placeOf(url);
    return existsSync(place) ? { format: "module", source: readFileSync(place, "utf8"), shortCircuit: true } : next(url, context);
  },
});
