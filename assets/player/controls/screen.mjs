/** The modes of the screen: presenter, large type, hidden controls; and the way back. */

import { keysOf } from "../core/keys.mjs";
import { tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";
import { onClick, onClickElsewhere } from "../core/clicks.mjs";

/** @param {string} id */
const byId = (id) => document.getElementById(id);

/** @param {Lab} lab */
export function createScreen({ edit }) {
  // The words of the last answer: a frame may not have shown them yet.
  let shown = /** @type {Stamp} */ (null), words = /** @type {View} */ ({});
  const view = () => words;
  /** @param {string} word */
  const toggle = (word) => edit(word, view()[word] ? "false" : "true");
  const present = () => toggle("present");

  onClick("#present", present);
  onClickElsewhere("#view-menu, [role=listbox], .mantine-Popover-dropdown", () => {
    const menu = /** @type {HTMLDetailsElement | null} */ (byId("view-menu"));
    if (menu?.open) menu.open = false;
  });
  // The menu has focus in it, where keys are its own.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && closeMenu()) event.preventDefault();
  }, true);

  function closeMenu() {
    const menu = /** @type {HTMLDetailsElement | null} */ (byId("view-menu"));
    if (!menu?.open || menu.querySelector("[aria-expanded=true]")) return false;
    menu.open = false;
    menu.querySelector("summary").focus();
    return true;
  }

  function hidePanel() {
    edit("show.panel", view().hide?.includes("panel") ? "true" : "false");
  }

  function leave() {
    if (!view().present) return false;
    edit("present", "false");
    return true;
  }

  /**
   * The style sheet reads the modes from the root element.
   * @param {StreamHeader} header
   */
  function answered({ view: found }) {
    const { present, large } = (words = found);
    const key = [present, large];
    nameButton(present);
    if (same(key, shown)) return;
    shown = key;
    const root = document.documentElement;
    root.toggleAttribute("data-present", present);
    root.toggleAttribute("data-large", large);
    requestAnimationFrame(() => dispatchEvent(new Event("resize")));
  }

  /** @param {boolean} on */
  function nameButton(on) {
    const button = byId("present"), word = button?.querySelector(".word");
    if (!word) return;
    tell(word, on ? "Exit" : "Present");
    button.setAttribute("aria-pressed", String(on));
    tell(button, on ? "Leave presenter mode (P)" : "Presenter mode: only pictures, runs and playback (P)", "sayTitle");
  }

  return { answered, draw: () => mend(), keys: [
    ...keysOf("present", present),
    ...keysOf("large", () => toggle("large")),
    ...keysOf("panel", hidePanel),
    ...keysOf("leave", leave),
  ] };

  /** Dash may have drawn the header after the answer came. */
  function mend() {
    const on = byId("present")?.getAttribute("aria-pressed");
    if (on !== undefined && on !== null && on !== String(Boolean(view().present))) nameButton(Boolean(view().present));
    return false;
  }
}
