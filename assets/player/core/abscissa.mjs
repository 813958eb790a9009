/** Where a step lies along the curves: at its number, its epoch or the examples seen until then. */

import { later, say } from "../words/words.mjs";

/** @type {Record<string, string>} */
const TITLES = { step: later("step"), epoch: later("epoch"), examples: later("examples") };

/**
 * How many updates make an epoch: one, for a run that sees all examples in each.
 * @param {Track} track
 */
const epochOf = (track) => track.batch?.epoch ?? 1;

/**
 * Epoch, iteration and examples seen of a run after `step` updates, out of `m` examples.
 * @param {Track} track @param {number} step @param {number} m
 */
export function progress(track, step, m) {
  const updates = epochOf(track), epoch = Math.floor(step / updates), iteration = step % updates;
  // Only the last batch of an epoch may be smaller, and after it the next epoch begins.
  return { epoch, iteration, seen: epoch * m + iteration * (track.batch?.size ?? m) };
}

/** @type {Record<string, (track: Track, step: number, m: number) => number>} */
const PLACES = {
  /** @param {Track} _ @param {number} step */
  step: (_, step) => step,
  /** @param {Track} track @param {number} step */
  epoch: (track, step) => step / epochOf(track),
  /** @param {Track} track @param {number} step @param {number} m */
  examples: (track, step, m) => progress(track, step, m).seen,
};

/**
 * @param {string} axis "step", "epoch" or "examples"
 * @param {number|null} examples how many there are; a landscape without them has steps only
 */
export function createAbscissa(axis, examples) {
  const name = examples !== null && axis in PLACES ? axis : "step", place = PLACES[name];
  return {
    name, title: say(TITLES[name]),
    /** @param {Track} track @param {number} step */
    at: (track, step) => place(track, step, examples),
    /**
     * The step of a run that lies nearest to a place.
     * @param {Track} track @param {number} where @param {number} last
     */
    stepAt(track, where, last) {
      let low = 0, high = last;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (place(track, middle, examples) < where) low = middle + 1;
        else high = middle;
      }
      const before = Math.max(0, low - 1);
      return where - place(track, before, examples) < place(track, low, examples) - where ? before : low;
    },
    /**
     * Runs with the same key have their steps at the same places.
     * @param {Track} track
     */
    keyOf: (track) => (name === "step" ? [] : [epochOf(track), track.batch?.size]),
    /**
     * The end of the axis.
     * @param {Tracks} tracks
     */
    extent: ({ runs, steps }) => Math.max(1, ...runs.map((track) => (track.visible ? place(track, steps, examples) : 0))),
  };
}
