/** The keyboard, without modifier keys so that a presenter's clicker works. */

const BUSY = "input, textarea, select, [contenteditable], [role=slider], [role=combobox], [role=listbox], [role=menu], [role=dialog], dialog, [role=radiogroup], [role=tablist]";

/** @param {{clock: object, tracks: object, edit: Function, more: object}} lab `more` are keys of others, which return false to leave one be */
export function listenToKeys({ clock, tracks, edit, more }) {
  const actions = {
    " ": () => clock.toggle(),
    ArrowRight: (event) => clock.move(event.shiftKey ? 10 : 1),
    ArrowLeft: (event) => clock.move(event.shiftKey ? -10 : -1),
    Home: () => clock.restart(),
    r: () => clock.restart(),
    End: () => clock.end(),
    "-": () => clock.faster(-1),
    "+": () => clock.faster(1),
    "=": () => clock.faster(1),
    ...more,
  };

  function toggleRun(key) {
    const track = tracks.runs[Number(key) - 1];
    if (track) edit(`${track.name}.visible`, track.visible ? "false" : "true");
    return Boolean(track);
  }

  function act(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^[1-6]$/.test(key)) return toggleRun(key);
    if (!actions[key]) return false;
    return actions[key](event) !== false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && target.matches("input, textarea")) target.blur();
    if (target.closest(BUSY)) return;
    // Space on a focused button is that button's own.
    if (event.key === " " && target.closest("button, a, summary")) return;
    if (act(event)) event.preventDefault();
  });
}
