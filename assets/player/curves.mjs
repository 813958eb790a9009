/** Loss and learning rate against the steps; the part already played is solid. */

import { createBounds } from "./bounds.mjs";
import { clipToAxes, drawCursor, drawCurve, drawHead } from "./curve-lines.mjs";
import { createLayer } from "./overlay.mjs";
import { createPanel } from "./panels.mjs";
import { createPlayed } from "./played.mjs";
import { PLANE, readPlane } from "./projection.mjs";
import { headOf } from "./tracks.mjs";

const AHEAD = 0.3;

/** @param {"excess"|"rate"} series */
export function createCurve(id, series) {
  const panel = createPanel(id, readPlane, PLANE);
  const layer = createLayer(), played = createPlayed();
  const bounds = createBounds(series);
  layer.fade(AHEAD);
  let layered = "", fitted = "", drawn = [];

  /** Plotly is called only when the data leave the axes, or would fill less than half of them. */
  function fit(frame) {
    const full = panel.gd._fullLayout;
    const key = `${frame.tracks.version} ${panel.eye.version} ${full?.xaxis?.title?.text}`;
    if (!full?.xaxis || !full.yaxis || key === fitted) return;
    fitted = key;
    const change = bounds.change(full.xaxis, full.yaxis, frame.tracks);
    if (!change) return;
    window.Plotly?.relayout(panel.gd, change);
    panel.look();
  }

  panel.draw = (frame) => {
    if (!panel.look()) return false;
    fit(frame);
    const stamp = `${frame.stamp} ${panel.eye.version}`;
    if (!panel.stale(`${stamp} ${frame.step} ${frame.tracks.version}`)) return false;
    const resized = [layer.match(panel.overlay), played.match(panel.overlay, frame.tracks)].some(Boolean);
    if (resized || layered !== stamp) wipe(frame.tracks.runs);
    layered = stamp;
    const plot = { view: panel.eye.values, series, at: frame.tracks.abscissa.at };
    extend(frame, plot);
    compose(frame, plot);
    return false;
  };

  function wipe(runs) {
    layer.clear();
    played.clear();
    drawn = runs.map(() => 0);
  }

  /** Adds what a further chunk brought. */
  function extend({ tracks, palette }, plot) {
    if (tracks.runs.every((track, k) => drawn[k] === track.count)) return;
    const all = [[layer, () => true], ...played.groups().map(({ layer: own, runs }) => [own, (k) => runs.includes(k)])];
    for (const [{ ctx }, wanted] of all) {
      ctx.save();
      clipToAxes(ctx, plot.view);
      tracks.runs.forEach((track, k) => {
        if (track.visible && wanted(k)) drawCurve(ctx, plot, track, palette.runs[k], tracks.steps, drawn[k]);
      });
      ctx.restore();
    }
    drawn = tracks.runs.map((track) => track.count);
  }

  function compose({ tracks, palette, step }, plot) {
    const { overlay } = panel, { view } = plot;
    overlay.clear();
    played.reveal((k) => (step >= tracks.steps ? overlay.width : view[0] * plot.at(tracks.runs[k], step) + view[1]), overlay.width);
    // Runs that go through the examples at different rates have no common place.
    if (tracks.abscissa.name === "step") drawCursor(overlay.ctx, view, view[0] * step + view[1], palette.ink);
    tracks.runs.forEach((track, k) => {
      if (track.visible && track.count) drawHead(overlay.ctx, plot, track, headOf(track, step), palette.runs[k]);
    });
  }
  return panel;
}
