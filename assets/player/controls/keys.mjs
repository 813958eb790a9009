/** The keyboard, without modifier keys so that a presenter's clicker works. */

import { later } from "../words/words.mjs";

const BUSY = "input, textarea, select, [contenteditable], [role=slider], [role=combobox], [role=listbox], [role=menu], [role=dialog], dialog, [role=radiogroup], [role=tablist]";

/**
 * The keys of the clock.
 * @param {Clock} clock @returns {Key[]}
 */
export function clockKeys(clock) {
  /** @param {string} key @param {string} text @param {(event: KeyboardEvent) => boolean | void} run */
  const key = (key, text, run) => ({ key, text, run, group: "Playback" });
  return [
    key(" ", later("Play or pause"), () => clock.toggle()),
    key("ArrowRight", later("One step forward, with Shift ten"), (event) => clock.move(event.shiftKey ? 10 : 1)),
    key("ArrowLeft", later("One step back, with Shift ten"), (event) => clock.move(event.shiftKey ? -10 : -1)),
    key("r", later("Back to the start"), () => clock.restart()),
    key("Home", later("Back to the start"), () => clock.restart()),
    key("End", later("To the last step"), () => clock.end()),
    key("-", later("Slower"), () => clock.faster(-1)),
    key("+", later("Faster"), () => clock.faster(1)),
    key("=", later("Faster"), () => clock.faster(1)),
  ];
}

/**
 * The keys of what the runs share.
 * @param {Edit} edit
 * @returns {Key[]}
 */
export function sharedKeys(edit) {
  return [
    { key: "x", text: "Drop the start somewhere else", group: "Pictures", run: () => edit("start.random", null) },
    { key: "k", text: "New seed", group: "Pictures", run: () => edit("seed.next", null) },
  ];
}

/**
 * The keys that show and hide runs.
 * @param {Tracks} tracks @param {Edit} edit @returns {Key[]}
 */
export function runKeys(tracks, edit) {
  return [1, 2, 3, 4, 5, 6].map((number) => ({
    key: String(number), text: later("Show or hide a run"), group: later("Runs"), live: () => number <= tracks.runs.length,
    run: () => {
      const track = tracks.runs[number - 1];
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
