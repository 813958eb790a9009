/** The fog over all pictures: its cover on the 3-D surface, its key, and the button that lifts it. */

import { make, makeButton } from "../core/elements.mjs";
import { tell } from "../words/words.mjs";
import { createFog } from "../paths/fog.mjs";

/** @param {Lab} lab @param {DeclaredView} declared @returns {Feature} */
export function create({ contour, cells, edit, clicked }, { keys: [{ key }] }) {
  const all = [{ panel: contour, frame: (/** @type {Frame} */ frame) => frame }, ...cells];
  const fogs = all.map(({ panel, frame }) => ({ fog: createFog(panel, clicked), frameOf: frame }));
  const root = document.documentElement.dataset;
  let placed = false;

  const lift = () => makeButton("Lift the fog", () => edit("fog", "false"), key.toUpperCase());

  function cover() {
    const text = tell(make("p"), "Fog: only the ground near each run is visible.");
    return make("div", "fog-cover", text, lift());
  }

  /** Where the button is: on the cover of the surface, and where the colour bars are not. */
  function place() {
    const surface = document.getElementById("surface-picture");
    if (!surface) return;
    placed = true;
    surface.append(cover());
    for (const id of ["contour-picture", "sides"]) document.getElementById(id)?.append(make("div", "fog-lift", lift()));
  }

  return {
    /** @param {StreamHeader} header */
    answered(header) {
      root.fog = String(Boolean(header.view.fog));
    },
    /** @param {Frame} frame */
    draw(frame) {
      // The first answer may come before the pictures.
      if (frame.view.fog && !placed) place();
      for (const { fog, frameOf } of fogs) fog.draw(frameOf(frame), Boolean(frame.view.fog));
      return false;
    },
  };
}
