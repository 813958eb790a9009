/** Three words of guidance over the contour, on a first visit and until the first gesture. */

import { make } from "../core/elements.mjs";
import { findHost } from "../plot/overlay.mjs";
import { say } from "../words/words.mjs";

const GESTURES = ["pointerdown", "keydown", "wheel", "touchstart"];

export function createWelcome() {
  // A link has something else to say, and so has a page around this one, or a file that replays.
  if (location.search || window.top !== window || "recorded" in document.documentElement.dataset) return {};
  let note = make("p", "welcome");

  function leave() {
    for (const name of GESTURES) removeEventListener(name, leave, true);
    note.remove();
    note = null;
  }

  for (const name of GESTURES) addEventListener(name, leave, { capture: true, passive: true });

  return {
    draw() {
      if (!note || note.isConnected) return false;
      note.textContent = say("Click. Drag. Play.");
      findHost("contour")?.append(note);
      return false;
    },
  };
}
