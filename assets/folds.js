/* The panel is drawn anew when its controls change; what the hand had unfolded stays unfolded. */
(function () {
  "use strict";

  const unfolded = new Set();

  document.addEventListener("toggle", (event) => {
    const fold = event.target.dataset?.fold;
    if (fold === undefined || !event.target.isConnected) return;
    if (event.target.open) unfolded.add(fold);
    else unfolded.delete(fold);
  }, true);

  new MutationObserver(() => {
    for (const details of document.querySelectorAll("details[data-fold]:not([data-seen])")) {
      details.dataset.seen = "";
      if (unfolded.has(details.dataset.fold)) details.open = true;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
