/** The runs' series as typed arrays, one entry a step. */

import { createAbscissa } from "./abscissa.mjs";
import { SERIES } from "./contract.mjs";
import { say } from "../words/words.mjs";

/**
 * The series of a run in the order of its blocks: those of every run, and what its average, its clipping and the curves on the screen add.
 * @param {RunHeader} run
 */
export const seriesOf = (run) => (run.extra?.length ? [...SERIES, ...run.extra] : SERIES);

/** @type {(keyof RunHeader)[]} */
const ABOUT = ["name", "label", "detail", "lr", "visible", "ended", "status", "at", "last", "word", "sentence", "start", "average", "batch", "parts", "floor"];
let versions = 0;

/**
 * A title such as "Stochastic weight averaging (SWA)" is named on the pictures by its abbreviation.
 * @param {string} title
 */
const shortOf = (title) => title?.match(/\(([^)]+)\)/)?.[1] ?? title ?? say("average");

/** @param {Track} track */
function meanOf({ average, visible, count, average_x: x, average_y: y }) {
  return x && y ? { label: shortOf(average), visible, count, x, y } : null;
}

/** @param {Track} track @param {RunHeader} run */
function describe(track, run) {
  for (const key of ABOUT) if (run[key] !== undefined) /** @type {Record<string, any>} */ (track)[key] = run[key];
  track.mean = meanOf(track);
  return track;
}

/** @param {RunHeader} run @param {Float32Array[]} block */
function fresh(run, block) {
  const track = /** @type {Track} */ ({ count: run.count, version: ++versions });
  for (const [k, name] of seriesOf(run).entries()) track[name] = block[k];
  return describe(track, run);
}

/** @param {Track} track @param {RunHeader} run @param {Float32Array[]} block */
function extend(track, run, block) {
  if (run.first !== track.count || !run.count) return describe(track, run);
  for (const [k, name] of seriesOf(run).entries()) {
    let series = track[name];
    const needed = track.count + run.count;
    if (series.length < needed) {
      // Doubling keeps a long run's growth linear in its length.
      const larger = new Float32Array(Math.max(needed, 2 * series.length));
      larger.set(series.subarray(0, track.count));
      series = track[name] = larger;
    }
    series.set(block[k], track.count);
  }
  track.count += run.count;
  return describe(track, run);
}

/**
 * The store of all runs. `version` changes whenever a picture must look again, `identity` only when
 * points already drawn may have changed (a further chunk adds to them).
 */
export function createTracks() {
  const tracks = /** @type {Tracks} */ ({
    runs: [], steps: 0, start: [0, 0], examples: null, coordinates: ["x", "y"], stop: null, ghost: null, abscissa: createAbscissa("step", null), version: 0, identity: 0,

    /**
     * A first chunk: replaces the runs, keeping the arrays of those the server calls the same.
     * @param {StreamAnswer} answer
     */
    replace({ header, blocks }) {
      const before = tracks.runs;
      tracks.runs = header.runs.map((run, k) =>
        run.same !== null && run.same !== undefined && before[run.same]
          ? inherit(before[run.same], run)
          : fresh(run, blocks[k]));
      tracks.steps = header.steps;
      tracks.start = header.start;
      tracks.examples = header.examples?.m ?? null;
      tracks.coordinates = header.coordinates ?? ["x", "y"];
      tracks.stop = header.stop ?? null;
      tracks.ghost = header.ghost ?? null;
      tracks.abscissa = createAbscissa(header.view.axis, tracks.examples);
      tracks.identity += 1;
      tracks.version += 1;
    },

    /**
     * A further chunk of the same runs.
     * @param {StreamAnswer} answer
     */
    append({ header, blocks }) {
      header.runs.forEach((run, k) => {
        const track = tracks.runs.find((other) => other.name === run.name);
        if (track && blocks[k]) extend(track, run, blocks[k]);
      });
      tracks.version += 1;
    },

    /** The last step that every unfinished run has reached. */
    available() {
      let least = tracks.steps;
      for (const run of tracks.runs) if (!run.ended) least = Math.min(least, run.count - 1);
      return Math.max(0, least);
    },

    /** The step after which nothing moves any more. */
    extent() {
      let last = 0;
      for (const run of tracks.runs) last = Math.max(last, run.ended ? run.count - 1 : tracks.steps);
      return last;
    },

    /**
     * The next chunk to ask for, or null when all is here.
     * @param {number} size
     */
    missing(size) {
      const open = tracks.runs.filter((run) => !run.ended);
      return open.length ? Math.floor((Math.min(...open.map((run) => run.count)) - 1) / size) : null;
    },
  });
  return tracks;
}

/** @param {Track} old @param {RunHeader} run */
function inherit(old, run) {
  // A kept run may hold more than the first chunk: what was learnt from later chunks stands.
  const ended = old.ended || run.ended;
  const track = describe({ ...old }, run);
  if (old.ended && !run.ended) for (const key of ["status", "at", "last", "word", "sentence"]) track[key] = old[key];
  if (ended) Object.assign(track, run.said);
  track.ended = ended;
  return track;
}

/**
 * Index of the last point of a run at a playhead.
 * @param {{count: number}} track @param {number} step
 */
export const headOf = (track, step) => Math.min(step, track.count - 1);
