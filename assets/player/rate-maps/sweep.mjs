/** The sweep: what a run's loss is after its updates, at every learning rate there is. */

import { format } from "../words/numbers.mjs";
import { say } from "../words/words.mjs";
import { drawSweep, levelOf, rowOf } from "./sweep-plot.mjs";

/** @param {number} each @param {number} rate */
const place = (each, rate) => Math.round(each * Math.log10(rate));

/**
 * One run's answer with where its rates lie: `each` a decade, `first` the number of the first.
 * @param {any} answer @param {number} run @param {Track} track
 */
function lineOf(answer, run, track) {
  const { rates } = answer, last = rates.length - 1;
  const each = Math.round(last / Math.log10(rates[last] / rates[0]));
  return { ...answer, run, track, each, first: place(each, rates[0]) };
}

/** @param {(addresses: string[]) => any[]} ask @param {(path: string, value: string) => void} edit */
export function createSweep(ask, edit) {
  let lines = /** @type {SweepLine[]} */ ([]), known = /** @type {any[]} */ ([]), said = "", view = /** @type {SweepView | null} */ (null);
  const chart = { version: 0, ask: look, title, missing: () => (lines.length ? "" : said), legend, paint, mark, at, start, move, read, take };

  /**
   * Asks about every visible run; the lines are those of whom something is known.
   * @param {Frame} frame @param {string} link
   */
  function look({ tracks }, link) {
    const shown = tracks.runs.map((track, run) => ({ track, run })).filter(({ track }) => track.visible);
    const answers = ask(shown.map(({ track }) => `sweep${link}&which=${encodeURIComponent(track.name)}`));
    // Until all is here the last picture stays: a line that comes and goes would be no answer.
    if (answers.includes(null) || same(answers)) return;
    known = answers;
    const found = answers.map((answer, k) => ({ ...shown[k], answer })).filter(({ answer }) => !answer.missing && answer.rates);
    lines = found.map(({ answer, run, track }) => lineOf(answer, run, track));
    said = answers.find((answer) => answer.missing)?.missing ?? "";
    chart.version += 1;
  }

  /** @param {any[]} answers */
  const same = (answers) => answers.length === known.length && answers.every((answer, k) => answer === known[k]);
  const budget = () => Math.max(...lines.map((line) => line.steps));

  function title() {
    const [{ budget: all }] = lines, steps = budget();
    return steps < all ? say("Loss above the minimum after {steps} of {all} updates", { steps, all })
      : say("Loss above the minimum after {steps} updates", { steps });
  }

  /** What is not in the picture, and why. */
  function legend() {
    const notes = known.flatMap((answer) => (answer.missing ? [answer.missing] : []));
    if (lines.some((line) => line.stops)) notes.push(say("Stopping rules are not applied."));
    return [...new Set(notes)].map((text) => document.createTextNode(`${text} `));
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {Size} size @param {Look} looks
   * @param {Palette} palette
   */
  function paint(ctx, size, looks, palette) {
    view = drawSweep(ctx, size, lines, looks, palette);
  }

  /** @param {MapCursor} cursor */
  const lineAt = (cursor) => lines[Math.min(cursor.line, lines.length - 1)];
  /** @param {SweepLine} line @param {MapCursor} cursor */
  const local = (line, cursor) => Math.max(0, Math.min(line.rates.length - 1, cursor.k - line.first));

  /**
   * The rate under the pointer, of the line that is nearest to it.
   * @param {number} x @param {number} y
   */
  function at(x, y) {
    const log = view.logAt(x), away = lines.map((line) => Math.abs(y - heightAt(line, local(line, { k: Math.round(log * line.each) }))));
    return { line: away.indexOf(Math.min(...away)), k: Math.round(log * lines[0].each) };
  }

  /** @param {SweepLine} line @param {number} k */
  const heightAt = (line, k) => (line.diverged_at[k] >= 0 ? rowOf(view, lines.indexOf(line)) : levelOf(view, line.height[k]));

  /** The first run's own rate. */
  function start() {
    return { line: 0, k: place(lines[0].each, lines[0].track.lr) };
  }

  /** @param {MapCursor} cursor @param {number} across @param {number} up */
  function move(cursor, across, up) {
    const line = lineAt(cursor);
    return { line: (cursor.line + (up ? lines.length - up : 0)) % lines.length,
      k: Math.max(line.first, Math.min(line.first + line.rates.length - 1, cursor.k + across)) };
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {MapCursor} cursor @param {Look} looks
   * @param {Palette} palette
   */
  function mark(ctx, cursor, looks, palette) {
    const line = lineAt(cursor), k = local(line, cursor);
    view.hair(ctx, Math.log10(line.rates[k]), looks);
    for (const one of lines) {
      const place = local(one, cursor);
      view.ring(ctx, Math.log10(one.rates[place]), heightAt(one, place), one === line, palette);
    }
  }

  /** @param {SweepLine} line @param {number} k */
  function wordsOf(line, k) {
    if (line.diverged_at[k] >= 0) return say("diverged at {step}", { step: line.diverged_at[k] });
    const height = format(line.height[k], 3), step = line.reached[k];
    return step >= 0 ? say("{height} (1/1000 at {step})", { height, step }) : height;
  }

  /** @param {MapCursor} cursor */
  function read(cursor) {
    const line = lineAt(cursor), k = local(line, cursor);
    return {
      title: say("learning rate {rate}", { rate: format(line.rates[k]) }),
      lines: lines.map((one) => ({ run: one.run, label: one.track.label, text: wordsOf(one, local(one, cursor)) })),
      spoken: `${line.track.label}: ${say("learning rate {rate}", { rate: format(line.rates[k]) })}, ${wordsOf(line, k)}`,
      place: [view.across(Math.log10(line.rates[k])), heightAt(line, k)], now: k, most: line.rates.length - 1,
    };
  }

  /** @param {MapCursor} cursor */
  function take(cursor) {
    const line = lineAt(cursor);
    edit(`${line.track.name}.optimizer.lr`, String(line.rates[local(line, cursor)]));
  }
  return chart;
}
