/** The keyboard, without modifier keys so that a presenter's clicker works. */

import { KEYS } from "../core/contract.mjs";
import { keysOf } from "../core/keys.mjs";

const BUSY = "input, textarea, select, [contenteditable], [role=slider], [role=combobox], [role=listbox], [role=menu], [role=dialog], dialog, [role=radiogroup], [role=tablist]";

/**
 * The keys of the clock.
 * @param {Clock} clock @returns {Key[]}
 */
export function clockKeys(clock) {
  return [
    ...keysOf("play", () => clock.toggle()),
    ...keysOf("forward", (event) => clock.move(event.shiftKey ? 10 : 1)),
    ...keysOf("back", (event) => clock.move(event.shiftKey ? -10 : -1)),
    ...keysOf("restart", () => clock.restart()),
    ...keysOf("end", () => clock.end()),
    ...keysOf("slower", () => clock.faster(-1)),
    ...keysOf("faster", () => clock.faster(1)),
  ];
}

/**
 * The keys of what the runs share.
 * @param {Edit} edit
 * @returns {Key[]}
 */
export function sharedKeys(edit) {
  return [
    ...keysOf("start", () => edit("start.random", null)),
    ...keysOf("seed", () => edit("seed.next", null)),
  ];
}

/**
 * The keys that show and hide runs.
 * @param {Tracks} tracks @param {Edit} edit @returns {Key[]}
 */
export function runKeys(tracks, edit) {
  const { keys, text, group } = KEYS.run;
  return keys.map((key, k) => ({
    key, text, group, live: () => k < tracks.runs.length,
    run: () => {
      const track = tracks.runs[k];
      if (track) edit(`${track.name}.visible`, track.visible ? "false" : "true");
      return Boolean(track);
    },
  }));
}

/** @param {Key[]} keys where two have the same key, the later one is asked first */
export function listenToKeys(keys) {
  const actions = new Map();
  for (const { key, run } of keys) actions.set(key, [run, ...(actions.get(key) ?? [])]);

  /** @param {KeyboardEvent} event */
  function act(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return (actions.get(key) ?? []).some((/** @type {(event?: KeyboardEvent) => boolean | void} */ run) => run(event) !== false);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && target.matches("input, textarea")) /** @type {HTMLElement} */ (target).blur();
    if (target.closest(BUSY)) return;
    // Space on a focused button is that button's own.
    if (event.key === " " && target.closest("button, a, summary")) return;
    if (act(event)) event.preventDefault();
  });
}
