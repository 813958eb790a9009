/** Notices what Dash, the window and the hand do to the pictures. */

import { nameTools } from "./tools.mjs";

/**
 * @param {{panels: Panel[], inspect: () => void, clicked: (x: number, y: number) => void,
 *          linger: () => void, busy: () => void, themed: () => void}} page
 * @returns {() => void} looks at once: a plot that has just been drawn hears clicks from then on
 */
export function watch(page) {
  const sizes = new ResizeObserver(() => look());
  const heard = new WeakSet();

  function look() {
    page.inspect();
    for (const panel of page.panels) if (panel.gd) attach(panel);
    nameTools();
  }

  /**
   * A replaced plot has lost its listeners.
   * @param {Panel} panel
   */
  function attach({ id, gd }) {
    if (heard.has(gd) || !gd.on) return;
    heard.add(gd);
    sizes.observe(gd);
    gd.on("plotly_afterplot", page.linger);
    if (id !== "contour") return;
    gd.on("plotly_click", (event) => {
      const x = Number(event.xvals?.[0]), y = Number(event.yvals?.[0]);
      if (Number.isFinite(x) && Number.isFinite(y)) page.clicked(Number(x.toPrecision(5)), Number(y.toPrecision(5)));
    });
  }

  setInterval(look, 500);
  addEventListener("resize", look);
  for (const name of ["pointerdown", "pointermove", "wheel", "touchmove"]) {
    addEventListener(name, (/** @type {any} */ event) => {
      if (name !== "pointermove" || event.buttons) page.linger();
    }, { capture: true, passive: true });
  }
  addEventListener("pointerdown", (event) => {
    // A hand on a control is about to move the paths; a hand on a plot only looks at them.
    if (!event.target.closest?.(".js-plotly-plot")) page.busy();
  }, true);
  new MutationObserver(page.themed).observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
  look();
  return look;
}
