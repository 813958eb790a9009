/** The keys of the page by the names that they have in Python (ui/screen/keys.py). */

import { KEYS } from "./contract.mjs";

/**
 * Every key that does one thing.
 * @param {string} name @param {Key["run"]} run @param {() => boolean} [live] false while it has nothing to do
 * @returns {Key[]}
 */
export function keysOf(name, run, live) {
  const { keys, text, group } = KEYS[name];
  return keys.map((key) => ({ key, text, group, run, live }));
}
