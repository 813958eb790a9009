/** Fog over a contour: only what is close to each run's head is seen, as an ant on the ground sees it. */

import { drawLabels } from "./labels.mjs";
import { createOverlay, findHost } from "../plot/overlay.mjs";
import { strokeSteps } from "./strokes.mjs";
import { SIGHT } from "../core/contract.mjs";
import { headOf } from "../core/tracks.mjs";
import { same } from "../core/stamp.mjs";

// What the ant remembers of its way: steps drawn on the fog. The ground beside them is forgotten.
const MEMORY = 400, FAINT = 0.45, EDGE = 0.8;
const at = new Float64Array(3);

/**
 * How far one sees on a view of projection.mjs, in pixels.
 * @param {Float64Array} v
 */
export const sightOf = (v) => SIGHT * Math.max(v[8] - v[6], v[9] - v[7]);

/**
 * @param {Panel} panel a contour
 * @param {(x: number, y: number) => void} clicked
 */
export function createFog(panel, clicked) {
  const overlay = createOverlay(3), { canvas, ctx } = overlay;
  let seen = /** @type {Stamp} */ (null), discs = /** @type {number[][]} */ ([]), host = /** @type {HTMLElement | null} */ (null), shown = false;
  canvas.classList.add("fog");
  canvas.addEventListener("click", (event) => {
    const bounds = canvas.getBoundingClientRect(), v = panel.eye.values;
    const left = event.clientX - bounds.left, top = event.clientY - bounds.top;
    if (left < v[6] || left > v[8] || top < v[7] || top > v[9]) return;
    clicked(Number(((left - v[1]) / v[0]).toPrecision(5)), Number(((top - v[4]) / v[3]).toPrecision(5)));
  });

  /**
   * The fog lies in the way of the pointer, so that nothing under it answers; the discs do not.
   * @param {PointerEvent} event
   */
  function part(event) {
    if (!shown) return;
    const bounds = canvas.getBoundingClientRect();
    const clear = discs.some(([x, y, r]) => Math.hypot(event.clientX - bounds.left - x, event.clientY - bounds.top - y) < EDGE * r);
    const wanted = clear ? "none" : "auto";
    if (canvas.style.pointerEvents !== wanted) canvas.style.pointerEvents = wanted;
  }

  /** @param {boolean} on */
  function show(on) {
    if (shown === on && host?.isConnected) return;
    shown = on;
    seen = null;
    canvas.style.display = on ? "" : "none";
    canvas.style.pointerEvents = on ? "auto" : "none";
    const found = findHost(panel.id);
    if (found === host) return;
    host = found;
    host?.addEventListener("pointermove", part, true);
  }

  /** @param {Frame} frame @param {boolean} on */
  function draw(frame, on) {
    if (!on && !shown) return;
    show(on);
    if (!on || !host || !panel.gd || !panel.eye.ready) return;
    const { overlay: path } = panel;
    const stamp = [frame.stamp, panel.eye.version, frame.step, frame.tracks.version, path.width, path.height, path.ratio, path.left, path.top];
    if (same(stamp, seen)) return;
    seen = stamp;
    overlay.fit(host, panel.gd);
    overlay.clear();
    cover(frame);
    remember(frame);
    clear(frame);
    nameRuns(frame);
  }

  /** @param {Frame} frame */
  function cover({ palette }) {
    const v = panel.eye.values;
    const fog = getComputedStyle(canvas).getPropertyValue("--fog").trim() || palette.paper;
    ctx.globalCompositeOperation = "source-over";
    ctx.fillStyle = fog;
    ctx.fillRect(v[6] - 1, v[7] - 1, v[8] - v[6] + 2, v[9] - v[7] + 2);
    // The colour bar would tell how deep it goes.
    ctx.fillStyle = palette.paper;
    ctx.fillRect(v[8] + 2, 0, overlay.width - v[8], overlay.height);
  }

  /**
   * The way walked, faintly: it is covered where the ground and the path itself are seen.
   * @param {Frame} frame
   */
  function remember({ tracks, step, palette }) {
    ctx.globalAlpha = FAINT;
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count) return;
      const head = headOf(track, step);
      strokeSteps(ctx, panel.lens, track, Math.max(0, head - MEMORY), head, { ...palette.runs[k], edge: 4, core: 2 }, 0, null, false);
    });
    ctx.globalAlpha = 1;
  }

  /**
   * Clears the fog around the heads.
   * @param {Frame} frame
   */
  function clear({ tracks, step }) {
    const radius = sightOf(panel.eye.values);
    discs = [];
    ctx.globalCompositeOperation = "destination-out";
    for (const track of tracks.runs) {
      if (!track.visible || !track.count || !panel.lens.point(track, headOf(track, step), at)) continue;
      discs.push([at[0], at[1], radius]);
      const light = ctx.createRadialGradient(at[0], at[1], EDGE * radius, at[0], at[1], radius);
      light.addColorStop(0, "#000");
      light.addColorStop(1, "transparent");
      ctx.fillStyle = light;
      ctx.beginPath();
      ctx.arc(at[0], at[1], radius, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.globalCompositeOperation = "source-over";
  }

  /** @param {Frame} frame */
  function nameRuns({ tracks, step, palette }) {
    const v = panel.eye.values, labels = [];
    for (const track of tracks.runs) {
      const head = track.visible && track.count ? headOf(track, step) : -1;
      if (head >= 0 && panel.lens.point(track, head, at)) labels.push({ name: track.label, text: `${track.label} · ${head}`, x: at[0], y: at[1] });
    }
    drawLabels(ctx, labels, { left: v[6], top: v[7], right: v[8], bottom: v[9] }, palette, panel.font.size, panel.font.family);
  }

  return { draw };
}
