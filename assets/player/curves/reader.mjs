/**
 * Reading a curve: the step under the pointer, or chosen with the arrow keys, is marked in every
 * picture; a click, a tap or Enter takes the clock there.
 */

import { idOf } from "./panels.mjs";
import { level } from "./lines.mjs";
import { createLayer } from "../plot/overlay.mjs";
import { planePixel, planeValue } from "../plot/projection.mjs";
import { linesOf, pointOf, readingAt, stepOf, titleOf } from "./readings.mjs";
import { createReadout } from "./readout.mjs";
import { same } from "../core/stamp.mjs";
import { onClick } from "../core/clicks.mjs";

const RING = 9;
/** @type {Record<string, number>} */
const ARROWS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const at = new Float64Array(3);

/** @param {Lab} lab */
export function createReader({ panels, pictures, tracks, clock, changed }) {
  const readout = createReadout(), layers = new Map(); // panel -> its layer of marks
  let reading = /** @type {Reading | null} */ (null), held = /** @type {HTMLElement | null} */ (null), keyed = false, drawn = "";

  /** @param {HTMLElement} reader */
  const panelOf = (reader) => panels.find((panel) => panel.id === idOf(reader.dataset.curve));
  // Before the play of a lesson the curves would tell the end.
  const silent = () => document.documentElement.dataset.lesson === "waiting";

  /** @param {HTMLElement} reader @param {number} where @param {number} [x] @param {number} [y] */
  function read(reader, where, x, y) {
    const panel = panelOf(reader), plot = panel?.plot?.(tracks);
    if (!plot || silent()) return forget();
    const end = tracks.abscissa.extent(tracks);
    reading = { ...readingAt(tracks, plot, Math.min(end, Math.max(0, where))), curve: panel.id };
    held = reader;
    show(reader, panel, x, y);
    changed();
  }

  function forget() {
    if (!reading) return;
    reading = held = null;
    readout.hide();
    changed();
  }

  /** @param {HTMLElement} reader @param {Panel} panel @param {number} x @param {number} y */
  function show(reader, panel, x, y) {
    const title = titleOf(tracks, reading), lines = linesOf(tracks, reading), bounds = reader.getBoundingClientRect();
    readout.show(title, lines, x ?? bounds.left + planePixel(panel.eye.values, reading.where, false), y ?? bounds.top + bounds.height / 2);
    reader.setAttribute("aria-valuemax", String(tracks.steps));
    reader.setAttribute("aria-valuenow", String(stepOf(tracks, reading)));
    reader.setAttribute("aria-valuetext", [title, ...lines.map(({ label, text }) => `${label} ${text}`)].join(", "));
  }

  /** @param {Event} event */
  const readerOf = (event) => (event.target instanceof Element ? event.target.closest(".reader") : null);

  /** @param {PointerEvent} event @param {HTMLElement} reader */
  function fromPointer(event, reader) {
    const panel = panelOf(reader);
    if (!panel?.eye.ready) return;
    const bounds = reader.getBoundingClientRect();
    keyed = false;
    read(reader, planeValue(panel.eye.values, event.clientX - bounds.left, false), event.clientX, event.clientY);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const reader = readerOf(event);
    if (!reader || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = reading?.curve === panelOf(reader)?.id ? stepOf(tracks, reading) : clock.step;
    const first = tracks.runs.find((track) => track.visible);
    if (event.key === "Escape") forget();
    else if (event.key === "Enter") clock.seek(here);
    else if (event.key === "Home" || event.key === "End" || ARROWS[event.key]) {
      const by = (ARROWS[event.key] ?? 0) * (event.shiftKey ? 10 : 1);
      const step = event.key === "Home" ? 0 : event.key === "End" ? tracks.steps : Math.max(0, Math.min(tracks.steps, here + by));
      keyed = true;
      if (first) read(reader, tracks.abscissa.at(first, step));
    } else return;
    event.preventDefault();
  }

  document.addEventListener("pointermove", (event) => {
    const reader = readerOf(event);
    if (reader && event.pointerType !== "touch") fromPointer(event, reader);
    else if (!keyed) forget();
  });
  document.documentElement.addEventListener("pointerleave", forget);
  onClick(".reader", (reader, event) => {
    fromPointer(event, reader);
    if (reading) clock.seek(stepOf(tracks, reading));
    if (event.pointerType === "touch") forget();
  });
  // A click takes no focus: the arrow keys go on to step the runs. Tab comes here to read.
  document.addEventListener("mousedown", (event) => {
    if (!readerOf(event)) return;
    event.preventDefault();
    document.activeElement?.blur();
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusout", (event) => { if (event.target === held) forget(); });

  /**
   * Marks the step read in every picture; does nothing while nothing is read.
   * @param {Frame} picture
   */
  function draw(picture) {
    if (reading && !held?.isConnected) forget();
    if (!reading) return clear();
    for (const panel of pictures) mark(panel, picture);
    for (const panel of panels) if (panel.plot) mark(panel, picture);
    drawn = "marks";
    return false;
  }

  function clear() {
    if (drawn) for (const layer of layers.values()) {
      layer.clear();
      layer.stamp = null;
    }
    drawn = "";
    return false;
  }

  /**
   * A picture that is not on the screen has no size.
   * @param {Panel} panel @param {Frame} picture
   */
  function mark(panel, picture) {
    if (!panel.gd || !panel.overlay.width) return;
    if (!layers.has(panel)) layers.set(panel, createLayer(3));
    const layer = layers.get(panel), { ctx } = layer, plot = panel.plot?.(tracks);
    const points = tracks.runs.map((track, k) => pointOf(track, reading.steps[k]));
    const moved = layer.match(panel.overlay), seen = panel.look();
    const stamp = [reading.where, points, panel.eye.version, picture.stamp, seen];
    if (!moved && same(layer.stamp, stamp)) return;
    layer.stamp = stamp;
    layer.clear();
    if (!seen) return;
    if (plot) line(ctx, plot.view, picture.palette);
    tracks.runs.forEach((track, k) => {
      const point = points[k];
      if (point === null || (panel.shows && !panel.shows(k))) return;
      if (plot ? onCurve(plot, track, point) : panel.lens.point(track, point, at)) ring(ctx, picture.palette);
    });
  }

  /**
   * False where the curve is not on its axes at that step.
   * @param {CurvePlot} plot @param {Track} track @param {number} point
   */
  function onCurve(plot, track, point) {
    const { view: v } = plot;
    at[0] = v[0] * plot.at(track, point) + v[1];
    at[1] = level(plot, track[plot.series][point]);
    return at[1] >= v[7] - 1 && at[1] <= v[9] + 1;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {Palette} palette */
  function line(ctx, v, palette) {
    const x = planePixel(v, reading.where, false);
    ctx.beginPath();
    ctx.moveTo(x, v[7]);
    ctx.lineTo(x, v[9]);
    ctx.setLineDash([]);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = palette.ink;
    ctx.stroke();
  }

  return { draw };
}

/**
 * A ring around the point, in ink with a halo: readable on any ground.
 * @param {CanvasRenderingContext2D} ctx @param {Inks} palette
 */
function ring(ctx, { ink, paper }) {
  ctx.setLineDash([]);
  for (const [width, colour] of /** @type {Pen[]} */ ([[6, paper], [2.5, ink]])) {
    ctx.beginPath();
    ctx.arc(at[0], at[1], RING, 0, 2 * Math.PI);
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
}
