/** Axes of a curve: a diverging run is cut at 1000 times its start and never rescales the others. */

import { say } from "../words/words.mjs";
import { lengthOf } from "../plot/plotly.mjs";

// Below this a logarithmic axis shows rounding errors only; what is there leaves through its lower edge.
const FLOOR = 1e-16, CEILING = 1000, LEAST_RATE = 1e-4, TICK_ROOM = 2.1, STEP_ROOM = 4.5;

/**
 * A value that is too large to be followed; on a linear axis a diverging run would flatten all others.
 * @param {Track} track @param {Float32Array} values @param {CurveFacts} axes
 */
function ceilingOf(track, values, { cut, scale }) {
  if (!cut) return Infinity;
  const first = Math.abs(values[0] >= 0 || values[0] < 0 ? values[0] : values[1]) || FLOOR;
  return first * (scale === "linear" && track.status === "diverged" ? 2 : CEILING);
}

/**
 * Least, least positive and greatest value of a track from point `count` on, added to `found`.
 * @param {Extremes} found @param {Track} track @param {CurveFacts} axes
 */
function widen(found, track, axes) {
  for (const series of axes.second ? [axes.series, axes.second] : [axes.series]) {
    const values = track[series], top = ceilingOf(track, values, axes);
    for (let k = found.count; k < track.count; k++) {
      const value = values[k];
      if (!(value <= top)) continue;
      if (value < found.low) found.low = value;
      if (value > 0 && value < found.least) found.least = value;
      if (value > found.high) found.high = value;
    }
  }
  found.count = track.count;
}

/** @param {CurveFacts} axes the figure's own facts @param {Scale} scale */
export function createBounds(axes, scale) {
  let identity = -1, found = /** @type {Extremes[]} */ ([]);

  /** @param {Tracks} tracks @param {number[]} also */
  function range(tracks, also) {
    if (identity !== tracks.identity) found = [];
    identity = tracks.identity;
    let low = Infinity, least = Infinity, high = -Infinity;
    tracks.runs.forEach((track, k) => {
      if (!track.visible) return;
      // What a ceiling is depends on how the run has ended.
      if (!found[k] || found[k].status !== track.status) found[k] = { count: 0, status: track.status, low: Infinity, least: Infinity, high: -Infinity };
      const seen = found[k];
      widen(seen, track, axes);
      low = Math.min(low, seen.low);
      least = Math.min(least, seen.least);
      high = Math.max(high, seen.high);
    });
    if (!(low <= high)) return null;
    for (const value of also) {
      low = Math.min(low, value);
      if (value > 0) least = Math.min(least, value);
      high = Math.max(high, value);
    }
    if (axes.scale !== "log") return [low, high];
    high = Math.max(high, FLOOR);
    // A schedule that ends at zero would squeeze all else to a line.
    return [Math.min(high, Math.max(least, axes.cut ? FLOOR : high * LEAST_RATE)), high];
  }

  /**
   * The range of levels that shows all values with some room; null while there are none.
   * @param {Tracks} tracks @param {number[]} also
   */
  function levels(tracks, also) {
    const bounds = range(tracks, also);
    if (!bounds) return null;
    const [low, high] = bounds.map(scale.to), rough = axes.scale === "linear" ? Math.abs(high) * 0.05 || 1e-9 : 0.15;
    const room = Math.max((high - low) * 0.08, rough);
    return { low, high, room };
  }

  /**
   * What Plotly must be told, or null while the data, and the values of `also`, sit well on the axes.
   * @param {PlotlyAxis} steps @param {PlotlyAxis} axis @param {Tracks} tracks @param {number} font
   * @param {number[]} [also]
   */
  function change(steps, axis, tracks, font, also = []) {
    /** @type {Record<string, any>} */
    const wanted = {};
    const { title } = tracks.abscissa, extent = tracks.abscissa.extent(tracks);
    if (steps.range[0] !== 0 || steps.range[1] !== extent) wanted["xaxis.range"] = [0, extent];
    if (steps.title?.text !== title) wanted["xaxis.title.text"] = title;
    const count = Math.max(3, Math.floor(lengthOf(steps) / (STEP_ROOM * font)));
    if (steps.nticks !== count) wanted["xaxis.nticks"] = count;
    const bounds = levels(tracks, also);
    let [a, b] = axis.range;
    if (bounds) {
      const { low, high, room } = bounds;
      if (low < a || high > b || high - low + 2 * room < (b - a) / 2) {
        [a, b] = [low - room, high + room];
        wanted["yaxis.range"] = [a, b];
      }
    }
    tick(wanted, axis, scale.ticks(a, b, Math.floor(lengthOf(axis) / (TICK_ROOM * font))), font);
    return Object.keys(wanted).length ? wanted : null;
  }

  return { change };
}

/**
 * Own ticks where the scale has them.
 * @param {Record<string, any>} wanted @param {PlotlyAxis} axis @param {Ticks} ticks
 * @param {number} font
 */
function tick(wanted, axis, ticks, font) {
  if (!ticks) return;
  const small = Math.round(font * 0.77);
  const texts = ticks.texts.map((text, k) => (ticks.names?.[k] ? `${text}<br><span style="font-size:${small}px">${say(ticks.names[k])}</span>` : text));
  if (axis.tickmode === "array" && String(axis.ticktext) === String(texts) && String(axis.tickvals) === String(ticks.values)) return;
  Object.assign(wanted, { "yaxis.tickmode": "array", "yaxis.tickvals": ticks.values, "yaxis.ticktext": texts });
}
