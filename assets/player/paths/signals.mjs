/** Flags and cold points on the paths, as far as the playhead has come. */

import { drawCold, drawFlag, markedOf } from "./stop-flags.mjs";
import { createLayer } from "../plot/overlay.mjs";
import { headOf } from "../core/tracks.mjs";
import { same } from "../core/stamp.mjs";

const at = new Float64Array(3);

/** @param {Lab} lab */
export function createSignals({ pictures, tracks }) {
  const layers = new Map(); // panel -> its layer of marks
  let drawn = false;

  /** @param {Frame} frame */
  function draw(frame) {
    const any = tracks.runs.some((track) => track.fired || track.cold);
    if (!any && !drawn) return false;
    for (const panel of pictures) if (panel.gd && panel.overlay.width) mark(panel, frame);
    drawn = any;
    return false;
  }

  /** @param {Panel} panel @param {Frame} frame */
  function mark(panel, { step, palette, stamp }) {
    if (!layers.has(panel)) layers.set(panel, createLayer(3));
    const layer = layers.get(panel), moved = layer.match(panel.overlay);
    const reached = tracks.runs.map((track) => ["fired", "cold"].map((name) => upTo(track, name, step).length));
    const key = [stamp, tracks.version, panel.eye.version, reached];
    if (!moved && same(layer.key, key)) return;
    layer.key = key;
    layer.clear();
    if (!panel.look()) return;
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count || (panel.shows && !panel.shows(k))) return;
      drawRun(panel, layer.ctx, track, palette.runs[k], palette, step);
    });
  }

  /**
   * @param {Panel} panel @param {CanvasRenderingContext2D} ctx @param {Track} track
   * @param {RunStyle} style @param {Palette} palette @param {number} step
   */
  function drawRun(panel, ctx, track, style, palette, step) {
    const every = markedOf(track, "cold").length;
    upTo(track, "cold", step).forEach((/** @type {number} */ point, /** @type {number} */ k) => {
      if (panel.lens.point(track, point, at)) drawCold(ctx, at[0], at[1], k + 1, every, palette, panel.font.family);
    });
    for (const point of upTo(track, "fired", step)) if (panel.lens.point(track, point, at)) drawFlag(ctx, at[0], at[1], style.colour, style.casing);
  }

  return { draw };
}

/**
 * The marked points that a run has come to.
 * @param {Track} track @param {string} name @param {number} step
 */
function upTo(track, name, step) {
  const head = headOf(track, step);
  return markedOf(track, name).filter((/** @type {number} */ point) => point <= head);
}
