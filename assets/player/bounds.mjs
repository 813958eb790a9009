/** Axes of a curve: a diverging run is cut at 1000 times its start and never rescales the others. */

export const FLOOR = 1e-12;
const CEILING = 1000, LEAST_RATE = 1e-4;

/** Least and greatest value of a track from point `from` on, added to `found`. */
function widen(found, track, series) {
  const values = track[series];
  const top = series === "excess" ? Math.max(Math.abs(values[0]), FLOOR) * CEILING : Infinity;
  for (let k = found.count; k < track.count; k++) {
    const value = values[k];
    if (!(value <= top)) continue;
    if (value < found.low) found.low = value;
    if (value > found.high) found.high = value;
  }
  found.count = track.count;
}

/** @param {"excess"|"rate"} series */
export function createBounds(series) {
  let identity = -1, found = [];

  function range(tracks, log) {
    if (identity !== tracks.identity) found = tracks.runs.map(() => ({ count: 0, low: Infinity, high: -Infinity }));
    identity = tracks.identity;
    let low = Infinity, high = -Infinity;
    tracks.runs.forEach((track, k) => {
      if (!track.visible) return;
      widen(found[k], track, series);
      low = Math.min(low, found[k].low);
      high = Math.max(high, found[k].high);
    });
    if (!(low <= high)) return null;
    if (!log) return [low, high];
    high = Math.max(high, FLOOR);
    // A schedule that ends at zero would squeeze all else to a line.
    return [Math.max(low, series === "rate" ? high * LEAST_RATE : FLOOR), high];
  }

  /** What Plotly must be told, or null while the data sit well on the axes. */
  function change(steps, axis, tracks) {
    const wanted = {}, { title } = tracks.abscissa, extent = tracks.abscissa.extent(tracks);
    if (steps.range[0] !== 0 || steps.range[1] !== extent) wanted["xaxis.range"] = [0, extent];
    if (steps.title?.text !== title) wanted["xaxis.title.text"] = title;
    const log = axis.type === "log", bounds = range(tracks, log);
    if (bounds) {
      const [low, high] = log ? bounds.map(Math.log10) : bounds;
      const room = Math.max((high - low) * 0.08, log ? 0.15 : Math.abs(high) * 0.05 || 1e-9);
      const [a, b] = axis.range;
      if (low < a || high > b || high - low + 2 * room < (b - a) / 2) wanted["yaxis.range"] = [low - room, high + room];
    }
    return Object.keys(wanted).length ? wanted : null;
  }

  return { change };
}
