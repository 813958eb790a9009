/** Maximise one picture above the transport: the focused one, or the one under the pointer. */

import { keysOf } from "../core/keys.mjs";
import { makeTool, press, refit, toolsOf } from "../core/tools.mjs";

const PICTURE = ".picture", EQUIP = 1000;
/** @param {HTMLElement} element */
const visible = (element) => Boolean(element?.isConnected && element.getClientRects().length);

/** @param {Lab} lab */
export function createFill({ changed }) {
  const buttons = new WeakMap(); // picture -> its button
  let filled = /** @type {HTMLElement | null} */ (null), under = /** @type {HTMLElement | null} */ (null);

  document.addEventListener("pointerover", (event) => { under = event.target.closest?.(PICTURE) ?? null; });

  // Curves come and go.
  setInterval(equip, EQUIP);

  /** A picture that has come since has no button yet. */
  function equip() {
    for (const picture of document.querySelectorAll(PICTURE)) {
      if (buttons.has(picture)) continue;
      const button = makeTool("⤢", "Fill the window with this picture", "f", () => toggle(picture));
      press(button, false);
      toolsOf(picture).append(button);
      buttons.set(picture, button);
    }
  }

  /** @param {HTMLElement} picture */
  function set(picture) {
    filled?.classList.remove("filled");
    press(buttons.get(filled), false);
    filled = picture;
    filled?.classList.add("filled");
    press(buttons.get(filled), true);
    const { style, dataset } = document.documentElement;
    dataset.filled = filled?.id ?? "";
    style.setProperty("--below", `${document.querySelector(".transport")?.offsetHeight ?? 0}px`);
    refit();
    changed();
  }

  /** @param {HTMLElement} picture */
  const toggle = (picture) => set(picture === filled ? null : picture);

  /** Which picture is meant: what is filled goes back first. */
  function meant() {
    const focused = document.activeElement?.closest?.(PICTURE);
    return [filled, focused, under, ...document.querySelectorAll(PICTURE)].find(visible);
  }

  function escape() {
    if (!filled) return false;
    set(null);
    return true;
  }

  return {
    keys: [
      ...keysOf("fill", () => { equip(); if (meant()) toggle(meant()); }),
      { key: "Escape", text: "Back from a picture that fills the window", run: escape },
    ],
    answered() {
      equip();
      // Another view may have taken the picture away.
      requestAnimationFrame(() => { if (filled && !visible(filled)) set(null); });
    },
  };
}
