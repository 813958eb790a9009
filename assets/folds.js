/* The panel is drawn anew when its controls change: what was unfolded stays so, and the focus is kept. */
(function () {
  "use strict";

  const unfolded = new Set();

  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (!(details instanceof HTMLDetailsElement) || !details.isConnected) return;
    const { fold } = details.dataset;
    if (fold === undefined) return;
    if (details.open) unfolded.add(fold);
    else unfolded.delete(fold);
  }, true);

  // The button that was pressed last, until a hand goes elsewhere.
  /** @type {string | null} */
  let pressed = null;
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { pressed = null; }, true);
  document.addEventListener("click", (event) => { pressed = event.target.closest?.(".panel button[id]")?.id ?? null; }, true);

  function keepFocus() {
    if (pressed === null || document.activeElement !== document.body) return;
    const add = document.querySelector(".panel button[id*='\"edit\":\"add\"']");
    const next = /** @type {HTMLButtonElement[]} */ ([document.getElementById(pressed), add, document.querySelector(".panel input")]);
    next.find((element) => element && !element.disabled)?.focus({ preventScroll: true });
  }

  new MutationObserver(() => {
    keepFocus();
    for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-fold]:not([data-seen])"))) {
      details.dataset.seen = "";
      if (unfolded.has(details.dataset.fold)) details.open = true;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
