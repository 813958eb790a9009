/** What is declared in Python: the views (lab/views) and the share formats (ui/takeaway/formats), with their keys. */

import { refit } from "./core/tools.mjs";
import { onClick } from "./core/clicks.mjs";
import { FORMATS } from "./formats/all.mjs";
import { VIEWS } from "./views/all.mjs";

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
  const beside = VIEWS.filter((declared) => declared.beside);

  /** The pictures beside the curves come and go with their words; the page may come after the answer. */
  function place() {
    let changed = false;
    for (const { key, word, off } of beside) {
      const box = document.getElementById(`${key}-picture`), hidden = (view[word] ?? off) === off;
      if (!box || box.hidden === hidden) continue;
      box.hidden = hidden;
      changed = true;
    }
    if (changed) refit();
    return false;
  }

  return [{ answered: (header) => { view = header.view; }, draw: place }, ...features];
}

/** What the player makes of the link, by the Share menu or by a key. @param {Lab} lab @returns {Feature[]} */
export function createFormats(lab) {
  return FORMATS.map((declared) => {
    const format = declared.create(lab, declared), run = () => { format.pressed(); };
    onClick(`[data-share=${declared.key}]`, run);
    return { ...format, keys: declared.keys.map(({ key, text }) => ({ key, text, run })) };
  });
}
