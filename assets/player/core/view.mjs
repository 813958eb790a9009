/** What the link shows and hides: the style sheet reads it from the root element. */

import { spoken } from "../words/words.mjs";

/** @param {{view: View, examples?: object|null}} header of an answer */
export function showView({ view: { view, hide }, examples }) {
  const root = document.documentElement.dataset;
  /** @type {Record<string, string>} */
  const wanted = { view, hide: hide.join(" "), examples: String(Boolean(examples)) };
  if (Object.keys(wanted).every((key) => root[key] === wanted[key])) return;
  Object.assign(root, wanted);
  // Plotly fits its figures to the window only when the window says so.
  requestAnimationFrame(() => dispatchEvent(new Event("resize")));
}

/**
 * The reference opens in the page's language.
 * @param {Event} event
 */
function follow({ target }) {
  const link = /** @type {HTMLAnchorElement} */ (target.closest?.("#open-reference"));
  if (link) link.href = `/reference?language=${spoken()}`;
}

for (const name of ["pointerover", "focusin"]) document.addEventListener(name, follow);
