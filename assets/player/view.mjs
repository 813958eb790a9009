/** What the link shows and hides: the style sheet reads it from the root element. */

/** @param {{view: string, hide: string[]}} view of the header of an answer */
export function showView({ view, hide }) {
  const root = document.documentElement.dataset;
  const hidden = hide.join(" ");
  if (root.view === view && root.hide === hidden) return;
  root.view = view;
  root.hide = hidden;
  // Plotly fits its figures to the window only when the window says so.
  requestAnimationFrame(() => dispatchEvent(new Event("resize")));
}
