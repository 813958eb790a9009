/** One curve against the steps; the part already played is solid. */

import { createBounds } from "./bounds.mjs";
import { clipToAxes, drawCursor, drawCurve, drawHead } from "./lines.mjs";
import { drawNames, drawNotes, valuesOf } from "./notes.mjs";
import { changeLayout } from "../plot/figures.mjs";
import { createLayer } from "../plot/overlay.mjs";
import { createPanel } from "../paths/panels.mjs";
import { createPlayed } from "./played.mjs";
import { drawnAxes, readPlane } from "../plot/plotly.mjs";
import { PLANE } from "../plot/projection.mjs";
import { createScale } from "./scales.mjs";
import { headOf } from "../core/tracks.mjs";
import { same } from "../core/stamp.mjs";

const AHEAD = 0.3, THIN = 0.5;

/**
 * What is drawn, and on which scale, is read from the figure: {series, scale, threshold, cut}.
 * @param {string} id DOM id of the graph
 */
export function createCurve(id) {
  const panel = createPanel(id, readPlane, PLANE);
  const layer = createLayer(), played = createPlayed();
  layer.fade(AHEAD);
  let layered = /** @type {Stamp} */ ([]), fitted = /** @type {Stamp} */ (null), drawn = /** @type {number[]} */ ([]), meta = /** @type {CurveFacts | null} */ (null), bounds = /** @type {ReturnType<typeof createBounds> | null} */ (null);

  /** The figure that is there now; Dash may have drawn the curve on another scale. */
  function read() {
    const found = /** @type {CurveFacts} */ (panel.gd.layout?.meta);
    if (found === meta) return;
    meta = found;
    panel.seen = fitted = null;
    layered = [];
    panel.scale = meta?.series ? createScale(meta.scale, meta.threshold) : null;
    bounds = panel.scale && createBounds(meta, panel.scale);
  }

  /**
   * Whether every run has what this curve draws: the answer that brings it may still be on its way.
   * @param {Track[]} runs
   */
  const known = (runs) => bounds && runs.every((track) => track[meta.series] && (!meta.second || track[meta.second]));

  /**
   * Where things lie, for whoever draws on this curve; null while nothing can be drawn.
   * @param {Tracks} tracks
   */
  panel.plot = (tracks) => (panel.look() && known(tracks.runs) ? { view: panel.eye.values, series: meta.series, second: meta.second, names: meta.names, scale: panel.scale, at: tracks.abscissa.at } : null);

  /**
   * Plotly is called only when the data leave the axes, or would fill less than half of them.
   * @param {Frame} frame
   */
  function fit(frame) {
    const axes = drawnAxes(panel.gd);
    const key = [frame.tracks.version, panel.eye.version, axes?.x.title?.text];
    if (!axes || same(key, fitted)) return;
    fitted = key;
    const change = bounds.change(axes.x, axes.y, frame.tracks, axes.font ?? 13, valuesOf(frame.tracks, meta.series));
    if (!change) return;
    changeLayout(panel.gd, change);
    panel.look();
  }

  /** @param {Frame} frame */
  panel.draw = (frame) => {
    if (!panel.look()) return false;
    read();
    if (!known(frame.tracks.runs)) return empty();
    fit(frame);
    const stamp = [frame.stamp, panel.eye.version];
    if (!panel.stale([stamp, frame.step, frame.tracks.version])) return false;
    const resized = [layer.match(panel.overlay), played.match(panel.overlay, frame.tracks)].some(Boolean);
    if (resized || !same(layered, stamp)) wipe(frame.tracks.runs);
    layered = stamp;
    const plot = panel.plot(frame.tracks);
    extend(frame, plot);
    compose(frame, plot);
    return false;
  };

  function empty() {
    if (layered === null) return false;
    wipe([]);
    panel.overlay.clear();
    panel.seen = null;
    layered = null;
    return false;
  }

  /** @param {Track[]} runs */
  function wipe(runs) {
    layer.clear();
    played.clear();
    drawn = runs.map(() => 0);
  }

  /**
   * Adds what a further chunk brought.
   * @param {Frame} frame @param {CurvePlot} plot
   */
  function extend({ tracks, palette }, plot) {
    if (tracks.runs.every((track, k) => drawn[k] === track.count)) return;
    /** @type {[Layer, (k: number) => boolean][]} */
    const all = [[layer, () => true], ...played.groups().map(({ layer: own, runs }) => /** @type {[Layer, (k: number) => boolean]} */ ([own, (k) => runs.includes(k)]))];
    for (const [{ ctx }, wanted] of all) {
      ctx.save();
      clipToAxes(ctx, plot.view);
      tracks.runs.forEach((track, k) => {
        if (!track.visible || !wanted(k)) return;
        drawCurve(ctx, plot, track, palette.runs[k], tracks.steps, drawn[k]);
        if (plot.second) drawCurve(ctx, { ...plot, series: plot.second }, track, palette.runs[k], tracks.steps, drawn[k], THIN);
      });
      ctx.restore();
    }
    drawn = tracks.runs.map((track) => track.count);
  }

  /** @param {Frame} frame @param {CurvePlot} plot */
  function compose({ tracks, palette, step }, plot) {
    const { overlay } = panel, { view } = plot;
    overlay.clear();
    played.reveal((k) => (step >= tracks.steps ? overlay.width : view[0] * plot.at(tracks.runs[k], step) + view[1]), overlay.width);
    // Runs that go through the examples at different rates have no common place.
    if (tracks.abscissa.name === "step") drawCursor(overlay.ctx, view, view[0] * step + view[1], palette.ink);
    drawNotes(overlay.ctx, plot, { tracks, palette, step }, panel.font);
    tracks.runs.forEach((track, k) => {
      if (track.visible && track.count) for (const one of both(plot)) drawHead(overlay, one, track, headOf(track, step), palette.runs[k], { palette, font: panel.font });
    });
    if (plot.second) drawNames(overlay.ctx, both(plot), { tracks, palette, step }, panel.font);
  }
  return panel;
}

/** @param {CurvePlot} plot */
const both = (plot) => (plot.second ? [plot, { ...plot, series: plot.second }] : [plot]);
