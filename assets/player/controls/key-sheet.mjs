/** The sheet of keys: what each key does, with a button that does the same. */

import { KEY_GROUPS } from "../core/contract.mjs";
import { make, makeButton } from "../core/elements.mjs";
import { keysOf } from "../core/keys.mjs";
import { later, say } from "../words/words.mjs";
import { onClick } from "../core/clicks.mjs";

/** @type {Record<string, string>} */
const NAMES = {
  " ": later("Space"), ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", PageDown: later("Page Down"),
  PageUp: later("Page Up"), Home: later("Home"), End: later("End"), Escape: "Esc",
};

/**
 * How a key is written on a keyboard.
 * @param {string} key
 */
export const nameOf = (key) => (key in NAMES ? say(NAMES[key]) : key.length === 1 ? key.toUpperCase() : key);

/**
 * The keys by heading and by what they do: Map of group -> Map of text -> keys.
 * @param {Key[]} keys
 */
export function sorted(keys) {
  const found = new Map(KEY_GROUPS.map((group) => [group, new Map()]));
  for (const [k, key] of keys.entries()) {
    // What is on top takes Escape: it is one key, whoever listens.
    if (key.key === "Escape" && keys.findIndex((other) => other.key === "Escape") < k) continue;
    const texts = found.get(key.group ?? "Pictures") ?? found.set(key.group, new Map()).get(key.group);
    const same = texts.get(key.text) ?? texts.set(key.text, []).get(key.text);
    if (!same.some((/** @type {Key} */ other) => other.key === key.key)) same.push(key);
  }
  return [...found].filter(([, texts]) => texts.size);
}

/** @param {Lab} lab */
export function createKeySheet({ keys }) {
  const list = make("div", "keys-list"), title = make("h2", "");
  title.id = "keys-title";
  const shut = makeButton("Close", close, "Esc");
  const dialog = make("dialog", "keys", make("div", "keys-head", title, shut), list);
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "?") close();
    if (["?", "Escape"].includes(event.key)) event.stopPropagation();
  });
  document.body.append(dialog);
  onClick("#open-keys", () => open());

  function close() {
    dialog.close();
  }

  /**
   * One button a key; pressing it is pressing the key, after the sheet is gone.
   * @param {Key} entry
   */
  function button(entry) {
    const name = nameOf(entry.key);
    const made = make("button", "press key", make("kbd", "", name));
    made.type = "button";
    made.disabled = entry.live?.() === false;
    made.setAttribute("aria-label", `${name}: ${say(entry.text)}`);
    made.addEventListener("click", () => {
      close();
      document.activeElement?.blur();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: entry.key, bubbles: true, cancelable: true }));
    });
    return made;
  }

  /** @param {[string, Key[]]} pair */
  const row = ([text, same]) => make("li", "", make("span", "key-buttons", ...same.map(button)), make("span", "", say(text)));
  /** @param {[string, Map<string, Key[]>]} pair */
  const section = ([group, texts]) => make("section", "", make("h3", "", say(group)), make("ul", "", ...[...texts].map(row)));

  function open() {
    title.textContent = say("Keys");
    list.replaceChildren(...sorted(keys()).map(section));
    if (!dialog.open) dialog.showModal();
    shut.focus();
  }

  return { keys: keysOf("sheet", open) };
}
