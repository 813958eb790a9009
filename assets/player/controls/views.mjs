/** The declared views (lab/views in Python): what each draws, and its keys. */

import { VIEWS } from "../views/all.mjs";

/** The words of the views that would answer a lesson's question before it is played, turned off. */
export const UNTOLD = Object.fromEntries(VIEWS.filter(({ tells }) => tells).map(({ word, off }) => [word, off]));

/** @param {Lab} lab @returns {Feature[]} */
export function createViews(lab) {
  let view = /** @type {Partial<View>} */ ({});

  /** The next value of a word, or one value and back. @param {ViewWord} declared @param {string} to */
  function turn({ word, off, values }, to) {
    const now = String(view[word]);
    if (to) lab.edit(word, now === to ? String(off) : to);
    else lab.edit(word, values[(values.indexOf(now) + 1) % values.length]);
  }

  const features = VIEWS.map((declared) => {
    const keys = declared.keys.map((key) => ({ ...key, press: () => turn(declared, key.to) }));
    const feature = declared.create ? declared.create(lab, { ...declared, keys }) : {};
    const own = keys.map(({ key, text, press }) => ({ key, text, group: "Pictures", run: feature.pressed ?? press, live: feature.live }));
    return { ...feature, keys: [...own, ...(feature.keys ?? [])] };
  });
  return [{ answered: (header) => { view = header.view; } }, ...features];
}
