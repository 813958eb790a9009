/** The learning rate by the keyboard: one step of 1-2-5 down or up. */

import { keysOf } from "../core/keys.mjs";

const DIGITS = [1, 2, 5], PATIENCE = 1500;

/**
 * The next rate of the ladder 1, 2, 5, 10, … below (-1) or above (1) a rate.
 * @param {number} rate @param {number} by
 */
export function nextRate(rate, by) {
  const power = Math.floor(Math.log10(rate));
  const ladder = [-1, 0, 1].flatMap((k) => DIGITS.map((digit) => Number(`${digit}e${power + k}`)));
  // A rate on the ladder is not its own neighbour, whatever its last bit is.
  return by > 0 ? ladder.find((step) => step > rate * (1 + 1e-9)) : ladder.findLast((step) => step < rate * (1 - 1e-9));
}

/**
 * The run that the step inspector is at, or the first that is shown.
 * @param {Tracks} tracks @param {View} view
 */
function chosen(tracks, view) {
  return tracks.runs[(view?.inspect ?? 0) - 1] ?? tracks.runs.find((track) => track.visible) ?? tracks.runs[0];
}

/** @param {Lab} lab */
export function createRates({ tracks, edit, picture }) {
  // What was asked for last: a key pressed again does not wait for the answer.
  let asked = { name: "", rate: 0, time: -Infinity };

  /** @param {number} by */
  function move(by) {
    const track = chosen(tracks, picture()?.view);
    if (!(track?.lr > 0)) return false;
    const fresh = asked.name === track.name && performance.now() - asked.time < PATIENCE;
    const rate = nextRate(fresh ? asked.rate : track.lr, by);
    asked = { name: track.name, rate, time: performance.now() };
    edit(`${track.name}.optimizer.lr`, rate);
    return true;
  }

  return { keys: [
    ...keysOf("all", () => edit("all.visible", String(tracks.runs.some((track) => !track.visible)))),
    ...keysOf("lower_rate", () => move(-1)),
    ...keysOf("higher_rate", () => move(1)),
  ] };
}
