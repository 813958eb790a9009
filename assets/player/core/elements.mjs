/** Elements of the page, made of names and plain texts. */

import { tell } from "../words/words.mjs";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {string} [name] its class @param {(Node|string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

/** @param {string} text in English @param {() => void} pressed @param {string} [key] shown on the button */
export function makeButton(text, pressed, key = "") {
  const button = make("button", "press", tell(make("span"), text));
  button.type = "button";
  if (key) {
    button.append(" ", tell(make("kbd"), key));
    button.setAttribute("aria-keyshortcuts", key.replace("Page ", "Page"));
  }
  button.addEventListener("click", pressed);
  return button;
}

/**
 * A link that the page follows itself, and the browser where a new tab is asked for.
 * @param {string} name @param {string} href @param {() => void} followed
 * @param {(Node|string)[]} children
 * @param {...(Node | string)} children
 */
export function makeLink(name, href, followed, ...children) {
  const link = make("a", name, ...children);
  link.href = href;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    followed();
  });
  return link;
}
