/** Loss and learning rate against the step; the part already played is solid. */

import { createBounds } from "./bounds.mjs";
import { clipToAxes, drawCursor, drawCurve, drawHead } from "./curve-lines.mjs";
import { createLayer } from "./overlay.mjs";
import { createPanel } from "./panels.mjs";
import { PLANE, readPlane } from "./projection.mjs";
import { headOf } from "./tracks.mjs";

const AHEAD = 0.3;

/** @param {"excess"|"rate"} series */
export function createCurve(id, series) {
  const panel = createPanel(id, readPlane, PLANE);
  const layer = createLayer(), played = createLayer();
  const bounds = createBounds(series);
  layer.fade(AHEAD);
  let layered = "", fitted = "", shown = "", drawn = [];

  /** Plotly is called only when the data leave the axes, or would fill less than half of them. */
  function fit(frame) {
    const full = panel.gd._fullLayout;
    const key = `${frame.tracks.version} ${panel.eye.version}`;
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
    const resized = [layer.match(panel.overlay), played.match(panel.overlay)].some(Boolean);
    if (resized || layered !== stamp) wipe(frame.tracks.runs);
    layered = stamp;
    extend(frame);
    compose(frame);
    return false;
  };

  function wipe(runs) {
    layer.clear();
    played.clear();
    drawn = runs.map(() => 0);
  }

  /** Adds what a further chunk brought. */
  function extend({ tracks, palette }) {
    if (tracks.runs.every((track, k) => drawn[k] === track.count)) return;
    for (const { ctx } of [layer, played]) {
      ctx.save();
      clipToAxes(ctx, panel.eye.values);
      tracks.runs.forEach((track, k) => {
        if (track.visible) drawCurve(ctx, panel.eye.values, track, series, palette.runs[k], tracks.steps, drawn[k]);
      });
      ctx.restore();
    }
    drawn = tracks.runs.map((track) => track.count);
  }

  /** The played part is a second drawing of the same curves, uncovered as far as the cursor. */
  function reveal(cursor) {
    const covered = Math.max(0, Math.floor(panel.overlay.width - cursor));
    const shape = `inset(0px ${covered}px 0px 0px)`;
    if (shape !== shown) played.canvas.style.clipPath = shape;
    shown = shape;
  }

  function compose({ tracks, palette, step }) {
    const { ctx } = panel.overlay, v = panel.eye.values;
    const cursor = v[0] * step + v[1];
    panel.overlay.clear();
    reveal(step >= tracks.steps ? panel.overlay.width : cursor);
    drawCursor(ctx, v, cursor, palette.ink);
    tracks.runs.forEach((track, k) => {
      if (track.visible && track.count) drawHead(ctx, v, track, series, headOf(track, step), palette.runs[k]);
    });
  }
  return panel;
}
