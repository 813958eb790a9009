/** The map of one run's learning rate and momentum: how many updates it needs at each pair. */

import { make } from "../core/elements.mjs";
import { swatch } from "../plot/legend.mjs";
import { format } from "../words/numbers.mjs";
import { say } from "../words/words.mjs";
import { colourOf, dots, drawMap, hatched } from "./momentum-plot.mjs";

/**
 * The rows of all parts in their order: each part has every n-th row.
 * @param {any[]} parts @param {number} run @param {Track} track
 */
function joined(parts, run, track) {
  const [head] = parts, { rows, rates } = head, columns = rates.length;
  const map = { ...head, run, track, momenta: [], limits: [], reached: [], diverged_at: [] };
  for (let row = 0; row < rows; row++) {
    const part = parts[row % parts.length], at = Math.floor(row / parts.length);
    map.momenta.push(part.momenta[at]);
    map.limits.push(part.limits[at]);
    for (const name of ["reached", "diverged_at"]) map[name].push(...part[name].slice(at * columns, (at + 1) * columns));
  }
  map.least = Math.max(1, Math.min(map.steps, ...map.reached.filter((/** @type {number} */ step) => step >= 0)));
  return map;
}

/** @param {ReturnType<typeof import("./asker.mjs").createAsker>} ask @param {(path: string, value: string) => void} edit */
export function createMomentum(ask, edit) {
  let map = /** @type {MomentumMap | null} */ (null), known = /** @type {any[]} */ ([]), said = "", view = /** @type {MomentumView | null} */ (null);

  /**
   * The run that is inspected, or the first that is shown and has a momentum.
   * @param {Frame} frame @param {string} link
   */
  function look({ tracks, view: words }, link) {
    const shown = tracks.runs.map((track, run) => ({ track, run })).filter(({ track }) => track.visible);
    const chosen = shown.filter(({ run }) => run === words.inspect - 1), tried = chosen.length ? chosen : shown;
    /** @param {{track: Track, run: number}} given @param {number} part */
    const address = ({ track }, part) => `momentum${link}&which=${encodeURIComponent(track.name)}&part=${part}`;
    const found = tried.find((one) => !ask.peek(address(one, 0))?.missing);
    const asked = tried.slice(0, found ? tried.indexOf(found) + 1 : undefined).map((one) => address(one, 0));
    const parts = found ? ask.peek(address(found, 0))?.parts ?? 1 : 0;
    for (let part = 1; part < parts; part++) asked.push(address(found, part));
    received(ask(asked), found, parts, asked.length);
  }

  /**
   * @param {any[]} answers @param {{track: Track, run: number}} found @param {number} parts
   * @param {number} count
   */
  function received(answers, found, parts, count) {
    if (answers.includes(null) || (answers.length === known.length && answers.every((answer, k) => answer === known[k]))) return;
    if (found && count < parts) return;
    known = answers;
    map = found ? joined(answers.slice(-parts), found.run, found.track) : null;
    said = answers[0]?.missing ?? "";
    chart.version += 1;
  }

  const title = () => say("{run}: updates to 1/1000 of the start's height above the minimum", { run: map.track.label });

  /** @param {Palette} palette */
  function legend(palette) {
    const item = (/** @type {Node} */ picture, /** @type {string} */ text) => make("span", "", picture, text), { ink, paper } = palette;
    const most = map.steps < map.budget ? say("not in the first {steps} of {all}", { steps: map.steps, all: map.budget }) : say("not in {steps}", { steps: map.steps });
    /** @param {(ctx: CanvasRenderingContext2D) => CanvasPattern} style */
    const fill = (style) => swatch(20, 12, (ctx) => { ctx.fillStyle = style(ctx); ctx.fillRect(0, 0, 20, 12); });
    const bar = swatch(44, 12, (ctx) => {
      for (let x = 0; x < 44; x++) {
        ctx.fillStyle = colourOf(x / 43);
        ctx.fillRect(x, 0, 1.5, 12);
      }
    });
    return [item(bar, say("{least} to {steps}", { least: map.least, steps: map.steps })), item(fill((ctx) => dots(ctx, ink, paper)), most), item(fill((ctx) => hatched(ctx, ink, paper)), say("diverged")),
      ...(map.stops ? [document.createTextNode(say("Stopping rules are not applied."))] : [])];
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {Size} size @param {Look} looks
   * @param {Palette} palette
   */
  function paint(ctx, size, looks, palette) {
    view = drawMap(ctx, size, map, looks, palette);
  }

  /** @param {number} value @param {number} most */
  const limited = (value, most) => Math.max(0, Math.min(most, value));
  /** @param {number} x @param {number} y */
  const at = (x, y) => ({ i: limited(view.column(x), map.rates.length - 1), j: limited(view.row(y), map.rows - 1) });
  /** @param {number[]} values @param {number} value */
  const nearest = (values, value) => values.reduce((best, one, k) => (Math.abs(one - value) < Math.abs(values[best] - value) ? k : best), 0);
  const start = () => ({ i: nearest(map.rates.map(Math.log), Math.log(map.track.lr)), j: nearest(map.momenta, map.value) });
  /** @param {MapCursor} cursor @param {number} across @param {number} up */
  const move = ({ i, j }, across, up) => ({ i: limited(i + across, map.rates.length - 1), j: limited(j + up, map.rows - 1) });
  /**
   * @param {CanvasRenderingContext2D} ctx @param {MapCursor} cursor @param {Look} _looks
   * @param {Palette} palette
   */
  const mark = (ctx, { i, j }, _looks, palette) => view.frame(ctx, i, j, palette);

  const chart = { version: 0, ask: look, title, missing: () => (map ? "" : said), legend, paint, mark, at, start, move, read, take };

  /** @param {MapCursor} cursor */
  function wordsOf({ i, j }) {
    const k = j * map.rates.length + i;
    if (map.diverged_at[k] >= 0) return say("diverged at {step}", { step: map.diverged_at[k] });
    return map.reached[k] >= 0 ? say("{steps} updates", { steps: map.reached[k] }) : say("not within {steps} updates", { steps: map.steps });
  }

  /** @param {MapCursor} cursor */
  function read(cursor) {
    const { run, track, label, rates, momenta } = map, text = wordsOf(cursor);
    const pair = `${say("learning rate {rate}", { rate: format(rates[cursor.i]) })}, ${label} ${format(momenta[cursor.j])}`;
    return { title: pair, lines: [{ run, label: track.label, text }], spoken: `${track.label}: ${pair}, ${text}`,
      place: view.middle(cursor.i, cursor.j), now: cursor.j * rates.length + cursor.i, most: rates.length * map.rows - 1 };
  }

  /** @param {MapCursor} cursor */
  function take({ i, j }) {
    edit(`${map.track.name}.settings`, `lr=${map.rates[i]},${map.name}=${map.momenta[j]}`);
  }
  return chart;
}
