/** Puts a text on the clipboard, and says so; where that is not allowed the text is offered. */

import { make } from "../core/elements.mjs";
import { say } from "../words/words.mjs";
import { createDialog } from "./dialog.mjs";
import { tell } from "./toast.mjs";

let offered = /** @type {ReturnType<typeof createOffer> | null} */ (null);

/** @param {string} text @param {string} done what is said when it is on the clipboard */
export async function copyText(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page without TLS, as a lecturer's laptop serves it, has no clipboard of this kind.
    if (!copySelected(text)) return offer(text);
  }
  tell(done);
}

/** @param {string} text */
function copySelected(text) {
  const area = make("textarea", "unseen"), before = document.activeElement;
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  before?.focus?.();
  return copied;
}

/** @param {string} text */
function offer(text) {
  offered ??= createOffer();
  offered.area.value = text;
  offered.dialog.open();
  offered.area.select();
}

function createOffer() {
  const area = make("textarea", "share-text");
  area.readOnly = true;
  area.rows = 12;
  area.setAttribute("aria-label", say("Text to copy"));
  return { area, dialog: createDialog("copy-dialog", () => say("Copy this text"), area) };
}
