/** The address: one entry in the browser's history for each gesture. */

const GESTURE = 700;

/** @param {() => void} moved called after Back or Forward */
export function createHistory(moved) {
  let gesture = 0, path = /** @type {string | null} */ (null), time = -Infinity, written = -1, down = false, downGesture = -1;

  addEventListener("pointerdown", () => { down = true; downGesture = -1; }, true);
  for (const name of ["pointerup", "pointercancel", "blur"]) addEventListener(name, () => { down = false; }, true);
  addEventListener("popstate", () => {
    path = null;
    moved();
  });

  return {
    /**
     * The gesture an edit belongs to: edits of one path in quick succession are one.
     * @param {string} edited
     */
    gestureOf(edited) {
      const now = performance.now();
      const held = down && downGesture === gesture;
      if (edited !== path || !(held || now - time < GESTURE)) gesture += 1;
      if (down) downGesture = gesture;
      [path, time] = [edited, now];
      return gesture;
    },
    /**
     * Writes the link; `of` is the gesture that led to it.
     * @param {string} link @param {number} of
     */
    write(link, of) {
      if (link === location.search) return;
      const address = location.pathname + link + location.hash;
      if (of === written) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
      written = of;
    },
    /**
     * Goes to a link as a hand on a link of the page does.
     * @param {string} link
     */
    visit(link) {
      [path, written] = [null, -1];
      if (link !== location.search) history.pushState(null, "", location.pathname + link + location.hash);
      moved();
    },
    /**
     * A canonical link in place of an equal one: no entry.
     * @param {string} link
     */
    replace(link) {
      if (link !== location.search) history.replaceState(null, "", location.pathname + link + location.hash);
    },
  };
}
