/** Plotly's tools over a picture, called in the language of the page: Plotly knows English alone. */

import { later, tell } from "../words/words.mjs";

const NAMES = new Set([
  later("Download plot as a PNG"), later("Zoom in"), later("Zoom out"), later("Reset axes"), later("Zoom"), later("Pan"),
  later("Orbital rotation"), later("Turntable rotation"), later("Reset camera to default"), later("Reset camera to last save"),
]);

/** Names the tools that have come since. */
export function nameTools() {
  for (const tool of document.querySelectorAll(".modebar-btn[data-title]:not([data-say-tip])")) {
    if (NAMES.has(tool.dataset.title)) tell(tool, tool.dataset.title, "sayTip");
  }
}
