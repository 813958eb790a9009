/** The words below the contour about what is shown of many starts. */

import { make } from "../core/elements.mjs";
import { refit } from "../core/tools.mjs";
import { spoken, tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

/**
 * Whether a picture is on the screen; asking the browser would cost a layout in each frame.
 * @param {Panel} panel
 */
const shown = ({ gd, overlay }) => Boolean(gd?.isConnected) && overlay.width > 0;

/**
 * @param {Pick<Lab, "contour" | "surface" | "sides">} lab the pictures
 * @returns {TellRow} a row of the
 *   strip, made anew when `key` changes; null takes it away
 */
export function createStrip({ contour, surface, sides }) {
  const where = tell(make("div"), "Drawn on the contour.");
  const strip = make("div", "map-strip", where), rows = new Map();
  let host = /** @type {HTMLElement | null} */ (null), tall = 0, wide = 0;
  strip.hidden = true;

  // It only grows while it stands: a count that needs a line less must not move the picture.
  new ResizeObserver(() => {
    if (strip.hidden) return;
    if (strip.offsetWidth !== wide) [wide, tall] = [strip.offsetWidth, 0];
    strip.style.minHeight = "";
    tall = Math.max(tall, strip.offsetHeight);
    strip.style.minHeight = `${tall}px`;
    room(`${tall}px`);
  }).observe(strip);

  /**
   * Leaves as much room below the picture, which is then drawn smaller.
   * @param {string} height
   */
  function room(height) {
    if (!host || host.style.getPropertyValue("--strip") === height) return;
    host.style.setProperty("--strip", height);
    refit();
  }

  /** Below the contour, or all of those side by side; on the surface where there is no contour. */
  function place() {
    const id = shown(contour) ? "contour-picture" : sides.some(shown) ? "sides" : shown(surface) ? "surface-picture" : "";
    const next = document.getElementById(id);
    if (!next || next === host) return;
    room("0px");
    host = next;
    tall = 0;
    where.hidden = host.id !== "surface-picture";
    host.append(strip);
  }

  /** Two rows that say the same, that no run is shown for example, are one. */
  function single() {
    const said = new Set();
    for (const { element } of rows.values()) {
      element.hidden = said.has(element.textContent);
      said.add(element.textContent);
    }
  }

  return (name, key, content) => {
    const row = rows.get(name), whole = [spoken(), key];
    if (key === null && !row) return;
    if (key === null) {
      row.element.remove();
      rows.delete(name);
      tall = 0;
      single();
    } else if (!row || !same(row.key, whole)) {
      const element = make("div", "map-row", ...content());
      element.dataset.row = name;
      if (row) row.element.replaceWith(element);
      else strip.append(element);
      rows.set(name, { key: whole, element });
      single();
    }
    if (rows.size) place();
    if (strip.hidden === !rows.size) return;
    strip.hidden = !rows.size;
    if (strip.hidden) room("0px");
  };
}
