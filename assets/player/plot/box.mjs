/** A picture of a view's own beside the curves: a canvas in the box that the page has for it. */

import { make } from "../core/elements.mjs";

/**
 * @param {string} key of the view @param {() => void} changed asks for a frame
 */
export function createBox(key, changed) {
  const canvas = make("canvas", "drawn-plot"), ctx = canvas.getContext("2d");
  canvas.setAttribute("role", "img");
  let sizes = /** @type {BoxLook | null} */ (null), ink = "", count = 0;
  // Sizes are asked for when they change: in a frame the question would cost a layout of the page.
  new ResizeObserver(() => { sizes = null; changed(); }).observe(canvas);

  /**
   * Size, letters and colours; `id` changes with them. Null while the box is not on the page.
   * @param {Palette} palette
   */
  function look(palette) {
    if (sizes && ink === palette.ink) return sizes;
    const host = document.getElementById(`${key}-picture`);
    if (!host) return null;
    if (canvas.parentElement !== host) host.prepend(canvas);
    const css = getComputedStyle(host), size = Math.round(parseFloat(css.fontSize) * 0.88);
    ink = palette.ink;
    sizes = { id: ++count, width: canvas.clientWidth, height: canvas.clientHeight, size, family: css.fontFamily,
      ink, paper: palette.paper, line: css.getPropertyValue("--line").trim() };
    return sizes;
  }

  /** An empty canvas of that size. @param {BoxLook} found */
  function clear({ width, height }) {
    const ratio = devicePixelRatio || 1;
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    return ctx;
  }

  /** What the picture says. @param {string} text */
  const tell = (text) => canvas.setAttribute("aria-label", text);

  return { look, clear, tell };
}
