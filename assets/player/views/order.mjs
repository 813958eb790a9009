/** The order of an epoch: a strip of the examples as a run goes through them, a row a run. */

import { progress } from "../core/abscissa.mjs";
import { make } from "../core/elements.mjs";
import { drawMarker } from "../plot/glyphs.mjs";
import { addressOf, createFetched } from "../step/fetched.mjs";
import { EPOCHS } from "../core/contract.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const LINE = 1.75, GAP = 3, NUMBERED = 15, USED = "#b0489f", USED_INK = "#ffffff", DONE = 0.55;

/** @param {Lab} lab @returns {Feature} */
export function create({ tracks, link, changed }) {
  const canvas = make("canvas", ""), box = make("div", "order", canvas), ctx = canvas.getContext("2d");
  const asks = new Map(); // name of a run -> what fetches its orders
  let seen = /** @type {Stamp} */ (null), width = 0, font = /** @type {Font | null} */ (null), line = 0, left = 0, sized = /** @type {Stamp} */ (null), told = /** @type {Stamp} */ (null);
  box.hidden = true;
  canvas.setAttribute("role", "img");
  // The canvas follows the window.
  new ResizeObserver(() => {
    width = box.clientWidth;
    seen = null;
    changed();
  }).observe(box);

  /** @param {StreamHeader} header */
  function answered({ runs }) {
    for (const name of asks.keys()) if (!runs.some((run) => run.name === name)) asks.delete(name);
  }

  /**
   * Where a run is: its place in the epoch, and the order of it if that has come.
   * @param {Track} track @param {number} run @param {number} step
   */
  function rowOf(track, run, step) {
    if (!asks.has(track.name)) asks.set(track.name, createFetched((response) => response.json(), changed));
    const head = headOf(track, step), { epoch, iteration } = progress(track, head, tracks.examples);
    const block = Math.floor(epoch / EPOCHS) * EPOCHS * track.batch.epoch;
    const found = asks.get(track.name)(addressOf("orders", link.link, track, block), link.link);
    // The answer about the block before is none about this one.
    const order = found?.orders[epoch - found.epoch] ?? null, from = iteration * track.batch.size;
    return { track, run, epoch, from, to: from + track.batch.size, order };
  }

  /** @param {Frame} frame */
  function draw({ step, playing, view, palette, stamp }) {
    const shown = view.order && tracks.examples !== null ? tracks.runs.map((track, k) => /** @type {[Track, number]} */ ([track, k])).filter(([track]) => track.visible && track.count && track.batch) : [];
    if (!box.isConnected && shown.length) document.querySelector(".transport")?.before(box);
    if (box.hidden !== !shown.length) {
      box.hidden = !shown.length;
      requestAnimationFrame(() => dispatchEvent(new Event("resize")));
    }
    if (!shown.length) {
      seen = null;
      return false;
    }
    const rows = shown.map(([track, run]) => rowOf(track, run, step));
    const key = [stamp, width, devicePixelRatio, ...rows.map(({ run, epoch, from, order }) => [run, epoch, from, Boolean(order)])];
    if (!playing && !same(key, told)) canvas.setAttribute("aria-label", rows.map(spokenOf).join(". "));
    if (!playing) told = key;
    if (same(key, seen) || !width) return false;
    seen = key;
    size([stamp, width, devicePixelRatio, rows.length, String(Math.max(...rows.map(({ epoch }) => epoch))).length], rows);
    ctx.clearRect(0, 0, width, line * rows.length);
    rows.forEach((row, k) => paintRow(row, k * line, palette));
    return false;
  }

  /**
   * The canvas and its letters, measured only when something of that has changed.
   * @param {Stamp} now @param {EpochRow[]} rows
   */
  function size(now, rows) {
    if (same(now, sized)) return;
    sized = now;
    const ratio = devicePixelRatio || 1, style = getComputedStyle(box);
    font = { size: parseFloat(style.fontSize), family: style.fontFamily };
    line = Math.round(LINE * font.size);
    const height = line * rows.length;
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    canvas.style.height = `${height}px`;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.font = `600 ${font.size}px ${font.family}`;
    left = 32 + Math.max(...rows.map(({ epoch }) => ctx.measureText(titleOf(epoch)).width));
  }

  /** @param {number} epoch */
  const titleOf = (epoch) => say("epoch {k}", { k: epoch });

  /** @param {EpochRow} row @param {number} top @param {Palette} palette */
  function paintRow({ run, epoch, from, to, order }, top, palette) {
    const { casing, colour, marker } = palette.runs[run], middle = top + line / 2;
    drawMarker(ctx, marker, 12, middle, Math.min(18, 0.9 * font.size), colour, casing, 1.5);
    ctx.font = `600 ${font.size}px ${font.family}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = palette.ink;
    ctx.fillText(titleOf(epoch), 24, middle);
    if (!order) return;
    const step = (width - left - 6) / order.length, wide = Math.max(1, step - GAP);
    ctx.textAlign = "center";
    ctx.font = `600 ${Math.min(font.size, step * 0.6)}px ${font.family}`;
    order.forEach((example, place) => {
      const used = place >= from && place < to, x = left + place * step, lift = used ? 1 : 4;
      ctx.globalAlpha = place < from ? DONE : 1;
      ctx.fillStyle = used ? USED : palette.paper;
      ctx.fillRect(x, top + lift, wide, line - 2 * lift);
      ctx.lineWidth = used ? 2 : 1;
      ctx.setLineDash(place < from ? [2, 2] : []);
      ctx.strokeStyle = palette.ink;
      ctx.strokeRect(x, top + lift, wide, line - 2 * lift);
      ctx.fillStyle = used ? USED_INK : palette.ink;
      if (step >= NUMBERED) ctx.fillText(String(example + 1), x + wide / 2, middle + 0.5);
    });
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
  }

  /** @param {EpochRow} row */
  const spokenOf = ({ track, epoch, from, to, order }) => {
    /** @param {number[]} examples */
    const list = (examples) => examples.map((example) => example + 1).join(", ");
    const values = { run: track.label, k: epoch, order: order ? list(order) : "…", now: order ? list(order.slice(from, to)) : "…" };
    return say("{run}, epoch {k}: the examples in the order {order}; now {now}", values);
  };

  return { answered, draw };
}
