/** What is read at one place of a curve: a step of each visible run, and the curve's value there. */

import { format } from "../words/numbers.mjs";
import { say } from "../words/words.mjs";

/**
 * @param {Tracks} tracks @param {CurvePlot} plot @param {number} where on the x axis
 */
export function readingAt(tracks, { series, second, names }, where) {
  const { abscissa } = tracks;
  const steps = tracks.runs.map((track) => (track.visible && track.count ? abscissa.stepAt(track, where, tracks.steps) : null));
  return { series, second, names, where, steps };
}

/**
 * The step that a clock goes to: that of the run which is nearest to the place, the first of equals.
 * @param {Tracks} tracks @param {Reading} reading
 */
export function stepOf({ runs, abscissa }, { where, steps }) {
  let found = 0, least = Infinity;
  steps.forEach((step, k) => {
    const away = step === null ? Infinity : Math.abs(abscissa.at(runs[k], step) - where);
    if (away < least) [found, least] = [step, away];
  });
  return found;
}

/**
 * The point of a run that is marked: its last one where it has ended before; null while it is not loaded.
 * @param {Track} track @param {number} step
 */
export function pointOf(track, step) {
  if (step === null) return null;
  if (step < track.count) return step;
  return track.ended ? track.count - 1 : null;
}

/**
 * One line a visible run: {run, label, text}.
 * @param {Tracks} tracks @param {Reading} reading
 */
export function linesOf(tracks, { steps, ...curve }) {
  return tracks.runs.flatMap((track, run) => {
    if (steps[run] === null) return [];
    return [{ run, label: track.label, text: valueOf(tracks, track, curve, steps[run]) }];
  });
}

/** @param {Tracks} tracks @param {Track} track @param {Omit<Reading, "steps">} reading @param {number} step */
function valueOf(tracks, track, { series, second, names }, step) {
  const point = pointOf(track, step);
  if (point === null) return "…";
  const first = format(track[series][point]);
  const value = second ? `${names[0]} ${first}, ${names[1]} ${format(track[second][point])}` : first;
  if (point !== step) return say("{value}, ended at step {k}", { value, k: point });
  // Runs that go through the examples at different rates are at different steps there.
  return tracks.abscissa.name === "step" ? value : say("{value} at step {k}", { value, k: step });
}

/**
 * What the place is called: "step 12", "epoch 2.5".
 * @param {Tracks} tracks @param {Reading} reading
 */
export function titleOf(tracks, reading) {
  const { name } = tracks.abscissa, { where } = reading;
  return name === "step" ? say("step {k}", { k: stepOf(tracks, reading) }) : `${say(name)} ${format(Math.max(0, where))}`;
}
