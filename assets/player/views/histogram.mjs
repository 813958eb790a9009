/** The histogram of step lengths beside the curves: filled as far as it has been played. */

import { drawMarker } from "../plot/glyphs.mjs";
import { tickText, ticksOf } from "../plot/axes.mjs";
import { createBox } from "../plot/box.mjs";
import { drawAcross, powersOf } from "../plot/log-axes.mjs";
import { same } from "../core/stamp.mjs";
import { headOf } from "../core/tracks.mjs";
import { format } from "../words/numbers.mjs";
import { say, spoken } from "../words/words.mjs";

// Widths of a bar in decades, the finest first: the first with few enough bars is taken.
const WIDTHS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5], LEAST = 8, MOST = 40, THIN = 7;
const MARGIN = { left: 3.6, right: 1, top: 2.6, bottom: 3.4 }, ROOM = 1.15;
// Length zero has no logarithm: a bar of its own before the others, and an empty one between them.
const APART = 2;

/**
 * @typedef {{from: number, width: number, count: number, zero: boolean}} Bars of logarithms: where
 *   the first begins, how wide they are, how many there are; `zero`: the first is that of length 0
 * @typedef {{track: Track, run: number, places: Int16Array, all: Int32Array, played: Int32Array, head: number}} Row
 */

/**
 * Bars over logarithms from `low` to `high`, at most so many.
 * @param {number} low @param {number} high @param {boolean} zero @param {number} most
 * @returns {Bars}
 */
export function barsOf(low, high, zero, most) {
  const width = WIDTHS.find((wide) => (high - low) / wide < most - 1) ?? WIDTHS.at(-1), apart = zero ? APART : 0;
  const first = Math.floor(low / width + 1e-9), last = Math.floor(high / width + 1e-9);
  return { from: (first - apart) * width, width, count: last - first + 1 + apart, zero };
}

/**
 * The bar of each step, -1 for one without a length, as the start is.
 * @param {ArrayLike<number>} lengths @param {number} count @param {Bars} bars
 */
export function placesOf(lengths, count, { from, width, count: most }) {
  return Int16Array.from({ length: count }, (_, k) => {
    if (!(lengths[k] > 0)) return lengths[k] === 0 ? 0 : -1;
    return Math.min(Math.floor((Math.log10(lengths[k]) - from) / width + 1e-6), most - 1);
  });
}

/**
 * How many of the steps after `first`, up to `last`, lie in each bar.
 * @param {Int16Array} places @param {number} first @param {number} last @param {number} count
 */
export function tally(places, first, last, count) {
  const found = new Int32Array(count);
  for (let k = first + 1; k <= last; k++) if (places[k] >= 0) found[places[k]] += 1;
  return found;
}

/**
 * The bars of all visible runs, and in which of them each step is; null while no step has a length.
 * @param {Tracks} tracks @param {number} most
 * @returns {{bars: Bars, rows: Row[]} | null}
 */
function sorted({ runs }, most) {
  const shown = runs.flatMap((track, run) => (track.visible && track.count > 1 && track.step_length ? [{ track, run }] : []));
  let low = Infinity, high = -Infinity, zero = false;
  for (const { track } of shown) for (let k = 1; k < track.count; k++) {
    const power = Math.log10(track.step_length[k]);
    if (power === -Infinity) zero = true;
    else if (!Number.isNaN(power)) [low, high] = [Math.min(low, power), Math.max(high, power)];
  }
  if (!shown.length || (!zero && low > high)) return null;
  const bars = low > high ? barsOf(0, 0, zero, most) : barsOf(low, high, zero, most);
  return { bars, rows: shown.map(({ track, run }) => {
    const places = placesOf(track.step_length, track.count, bars);
    return { track, run, places, all: tally(places, 0, track.count - 1, bars.count), played: new Int32Array(bars.count), head: 0 };
  }) };
}

/** @param {Lab} lab @returns {Feature} */
export function create({ tracks, changed }) {
  const box = createBox("histogram", changed);
  let drawn = /** @type {Stamp} */ (null), version = -1, most = 0, held = /** @type {ReturnType<typeof sorted>} */ (null);

  /** Adds the steps that the clock has passed since, or takes them back. @param {number} step */
  function play(step) {
    for (const row of held.rows) {
      const head = headOf(row.track, step), [first, last] = head > row.head ? [row.head, head] : [head, row.head];
      tally(row.places, first, last, held.bars.count).forEach((count, k) => { row.played[k] += head > row.head ? count : -count; });
      row.head = head;
    }
  }

  /** @param {Frame} frame */
  function draw({ view, step, playing, palette, stamp }) {
    const look = view.histogram ? box.look(palette) : null;
    if (!look?.width) return false;
    const key = [look.id, stamp, tracks.version, step, playing, spoken()];
    if (same(key, drawn)) return false;
    drawn = key;
    const wanted = Math.max(LEAST, Math.min(MOST, Math.floor(look.width / THIN) - APART));
    if (version !== tracks.version || wanted !== most) held = sorted(tracks, wanted);
    [version, most] = [tracks.version, wanted];
    const ctx = box.clear(look);
    if (!held) return false;
    play(step);
    paint(ctx, look, palette);
    if (!playing) box.tell(held.rows.map(({ track, head }) => say("{run}: {k} of {n} steps, this one {length} long", { run: track.label, k: head, n: track.count - 1, length: head ? format(track.step_length[head]) : "–" })).join("; "));
    return false;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {BoxLook} look @param {Palette} palette */
  function paint(ctx, look, palette) {
    const { bars, rows } = held, { size } = look;
    const area = { left: MARGIN.left * size, top: MARGIN.top * size, right: look.width - MARGIN.right * size, bottom: look.height - MARGIN.bottom * size };
    const top = Math.max(4, ROOM * Math.max(...rows.flatMap(({ all }) => [...all])));
    const range = [bars.from, bars.from + bars.width * bars.count];
    const at = (/** @type {number} */ power) => area.left + ((power - range[0]) / (range[1] - range[0])) * (area.right - area.left);
    const level = (/** @type {number} */ count) => area.bottom - (count / top) * (area.bottom - area.top);
    axes(ctx, area, bars, top, at, level, look);
    for (const { all, played, run } of rows) {
      const { colour, casing, dash } = palette.runs[run], part = outline(played, bars, at, level);
      for (const [ink, alpha] of fillsOf(colour, casing)) {
        Object.assign(ctx, { fillStyle: ink, globalAlpha: alpha });
        ctx.fill(part);
      }
      ctx.globalAlpha = 1;
      const whole = outline(all, bars, at, level);
      for (const [width, ink, pattern] of /** @type {Pen[]} */ ([[3.5, casing, []], [2, colour, dash]])) {
        Object.assign(ctx, { lineWidth: width, strokeStyle: ink });
        ctx.setLineDash(pattern);
        ctx.stroke(whole);
      }
    }
    ctx.setLineDash([]);
    for (const row of rows) mark(ctx, row, bars, at, level, palette);
  }

  /**
   * The bar of the step shown.
   * @param {CanvasRenderingContext2D} ctx @param {Row} row @param {Bars} bars
   * @param {(power: number) => number} at @param {(count: number) => number} level @param {Palette} palette
   */
  function mark(ctx, { places, played, head, run }, { from, width }, at, level, palette) {
    const place = places[head], style = palette.runs[run];
    if (!head || place < 0) return;
    const left = at(from + width * place), right = at(from + width * (place + 1)), high = level(played[place]);
    for (const [thick, ink] of [[5, style.casing], [3, style.colour]]) {
      Object.assign(ctx, { lineWidth: thick, strokeStyle: ink });
      ctx.strokeRect(left, high, right - left, level(0) - high);
    }
    drawMarker(ctx, style.marker, (left + right) / 2, high, 11, style.colour, style.casing, 1.5);
  }

  return { draw };
}

/**
 * The fill of what has been played: the casing shows one that has the paper's colour.
 * @param {string} colour @param {string} casing
 * @returns {[string, number][]}
 */
const fillsOf = (colour, casing) => [[casing, 0.15], [colour, 0.45]];

/**
 * The line over the bars of some counts.
 * @param {Int32Array} counts @param {Bars} bars
 * @param {(power: number) => number} at @param {(count: number) => number} level
 */
function outline(counts, { from, width }, at, level) {
  const path = new Path2D();
  path.moveTo(at(from), level(0));
  counts.forEach((count, k) => {
    path.lineTo(at(from + width * k), level(count));
    path.lineTo(at(from + width * (k + 1)), level(count));
  });
  path.lineTo(at(from + width * counts.length), level(0));
  path.closePath();
  return path;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Box} area @param {Bars} bars @param {number} top
 * @param {(power: number) => number} at @param {(count: number) => number} level @param {BoxLook} look
 */
function axes(ctx, area, { from, width, count: most, zero }, top, at, level, look) {
  const { size, family, ink, line } = look, range = [from + (zero ? APART * width : 0), from + width * most];
  Object.assign(ctx, { font: `${size}px ${family}`, strokeStyle: line, lineWidth: 1 });
  ctx.setLineDash([]);
  ctx.strokeRect(area.left - 0.5, area.top - 0.5, area.right - area.left + 1, area.bottom - area.top + 1);
  // No tick so close to that of length 0 that one would be written over the other.
  const clear = zero ? ((3.4 * size) / (area.right - area.left)) * width * most + from + width / 2 : range[0];
  drawAcross(ctx, { box: area, range: [Math.max(range[0], clear), range[1]], at, grid: false }, look);
  ctx.fillStyle = ink;
  // Within a decade there may be no power of ten: the ends are told then.
  if (powersOf(range, 9).length < 2) for (const power of range) ctx.fillText(tickText(Number((10 ** power).toPrecision(2))), at(power), area.bottom + 7);
  if (zero) ctx.fillText("0", at(from + width / 2), area.bottom + 7);
  Object.assign(ctx, { textAlign: "right", textBaseline: "middle" });
  for (const count of ticksOf(0, top, (area.bottom - area.top) / (3 * size))) if (Number.isInteger(count)) ctx.fillText(tickText(count), area.left - 6, level(count));
  Object.assign(ctx, { textAlign: "center", textBaseline: "bottom" });
  ctx.fillText(say("step length"), (area.left + area.right) / 2, look.height - 2);
  Object.assign(ctx, { textAlign: "left", textBaseline: "top" });
  ctx.fillText(say("steps"), 0.8 * size, 0.6 * size);
}
