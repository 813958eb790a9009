/** The small buttons in the corner of a picture, each with its key. */

import { make } from "./elements.mjs";
import { tell } from "../words/words.mjs";

/**
 * The row of buttons of a picture; made when it is first asked for.
 * @param {HTMLElement} host
 */
export function toolsOf(host) {
  const found = host.querySelector(":scope > .tools");
  if (found) return found;
  const row = make("div", "tools");
  host.append(row);
  return row;
}

/**
 * A small button with its key.
 * @param {string} sign drawn on it @param {string} text what it does, in English
 * @param {string} key @param {() => void} pressed
 */
export function makeTool(sign, text, key, pressed) {
  const button = make("button", "press tool", sign, " ", make("kbd", "", key.toUpperCase()));
  button.type = "button";
  tell(button, text, "sayTitle");
  tell(button, text, "sayLabel");
  button.setAttribute("aria-keyshortcuts", key);
  button.addEventListener("click", pressed);
  return button;
}

/**
 * Says whether a switch is on; writes only a change.
 * @param {HTMLElement | null} button @param {boolean} on
 */
export function press(button, on) {
  if (button && button.getAttribute("aria-pressed") !== String(on)) button.setAttribute("aria-pressed", String(on));
}

/** Plotly fits its figures to their boxes only when the window says so. */
export function refit() {
  requestAnimationFrame(() => dispatchEvent(new Event("resize")));
}
