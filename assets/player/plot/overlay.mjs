/** A transparent canvas exactly over a Plotly element. */

import { isDrawn } from "./plotly.mjs";

/** @type {("left" | "top" | "width" | "height")[]} */
const SIDES = ["left", "top", "width", "height"];
/** @type {(keyof Place)[]} */
const PLACE = [...SIDES, "ratio"];
// A picture that is saved is drawn finer than on the screen, for as long as that takes.
let sharp = { host: /** @type {HTMLElement | null} */ (null), scale: 1 };

/**
 * Draws what lies over one picture `scale` times as fine as its pixels on the screen; null ends it.
 * @param {HTMLElement} host
 */
export function sharpen(host, scale = 1) {
  sharp = { host, scale };
}

/** @param {HTMLElement} host */
const ratioOf = (host) => (host && host === sharp.host ? sharp.scale : window.devicePixelRatio || 1);

/**
 * Finds the Plotly element of a picture, or null while Dash has not drawn it.
 * @param {string} id
 */
export function findPlot(id) {
  const gd = /** @type {GraphDiv | null} */ (document.querySelector(`#${id} .js-plotly-plot`));
  return isDrawn(gd) ? gd : null;
}

/**
 * Host of a picture's overlays: a positioned box around the plot.
 * @param {string} id
 */
export const findHost = (id) => document.getElementById(`${id}-picture`);

/**
 * @param {number} z stacking order inside the picture
 * @returns {Overlay}
 */
export function createOverlay(z = 1) {
  const canvas = document.createElement("canvas");
  canvas.className = "overlay";
  canvas.setAttribute("aria-hidden", "true");
  Object.assign(canvas.style, { position: "absolute", pointerEvents: "none", zIndex: String(z) });
  const overlay = { canvas, ctx: canvas.getContext("2d"), width: 0, height: 0, ratio: 1, left: 0, top: 0, fit, take, clear };

  /**
   * Follows the plot's place and size; true when the picture must be drawn again.
   * @param {HTMLElement} host @param {Element} gd
   */
  function fit(host, gd) {
    const moved = canvas.parentElement !== host;
    if (moved) host.appendChild(canvas);
    const outer = host.getBoundingClientRect(), inner = gd.getBoundingClientRect();
    /** @type {Place} */
    const next = {
      left: Math.round(inner.left - outer.left - host.clientLeft),
      top: Math.round(inner.top - outer.top - host.clientTop),
      width: Math.round(inner.width), height: Math.round(inner.height),
      ratio: ratioOf(host),
    };
    if (!moved && PLACE.every((key) => next[key] === overlay[key])) return false;
    take(next);
    return true;
  }

  /**
   * Takes place and size from another overlay.
   * @param {Place} place
   */
  function take({ left, top, width, height, ratio }) {
    Object.assign(overlay, { left, top, width, height, ratio });
    canvas.width = Math.max(1, overlay.width * overlay.ratio);
    canvas.height = Math.max(1, overlay.height * overlay.ratio);
    for (const side of SIDES) canvas.style[side] = `${overlay[side]}px`;
    overlay.ctx.setTransform(overlay.ratio, 0, 0, overlay.ratio, 0, 0);
  }

  function clear() {
    overlay.ctx.clearRect(0, 0, overlay.width, overlay.height);
  }

  return overlay;
}

/**
 * A canvas under an overlay, for what stays from frame to frame. It is an element of the page and
 * not copied each frame: the browser lays it under the overlay for nothing, its opacity included.
 */
export function createLayer(z = 1) {
  const layer = /** @type {Layer} */ (createOverlay(z));
  /** @param {Overlay} overlay */
  layer.match = (overlay) => {
    const parent = overlay.canvas.parentElement;
    const same = layer.canvas.parentElement === parent &&
      PLACE.every((key) => layer[key] === overlay[key]);
    if (same) return false;
    parent?.insertBefore(layer.canvas, overlay.canvas);
    layer.take(overlay);
    return true;
  };
  let faded = /** @type {number | null} */ (null);
  /** @param {number} opacity */
  layer.fade = (opacity) => {
    if (opacity !== faded) layer.canvas.style.opacity = String(opacity);
    faded = opacity;
  };
  return layer;
}
