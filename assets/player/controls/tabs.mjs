/** A phone's tabs: one picture at a time, the contour first. Wider windows show all and no tabs. */

import { whenDrawn } from "../core/dash.mjs";
import { onClick } from "../core/clicks.mjs";

const BUTTON = "#tabs [data-tab]";

export function createTabs() {
  const root = document.documentElement;
  let asked = "";

  /** @param {string} tab */
  function choose(tab) {
    if (root.dataset.tab === tab) return;
    root.dataset.tab = tab;
    mark();
    // Plotly fits its figures to the window only when the window says so.
    requestAnimationFrame(() => dispatchEvent(new Event("resize")));
  }

  function mark() {
    for (const button of document.querySelectorAll(BUTTON)) {
      button.setAttribute("aria-pressed", String(button.dataset.tab === root.dataset.tab));
    }
  }

  onClick(BUTTON, ({ dataset }) => choose(dataset.tab));
  root.dataset.tab = "contour";

  return {
    /**
     * A link that shows one picture opens on its tab.
     * @param {StreamHeader} header
     */
    answered({ view: { view } }) {
      if (view !== asked) choose(view === "surface" ? "surface" : "contour");
      asked = view;
      // The first answer may be here before the buttons.
      whenDrawn(mark);
    },
  };
}
