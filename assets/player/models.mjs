/** The data with the runs' models: what each run says at the step shown, over the examples. */

import { compile } from "./formula.mjs";
import { drawMarker } from "./glyphs.mjs";
import { createPanel } from "./panels.mjs";
import { PLANE, planePixel, readPlane } from "./projection.mjs";
import { headOf } from "./tracks.mjs";

const CASING = 4, CORE = 2.25, MARKS = [5, 10], FAR = 1e4;

/** Pixels of a run's model at each place; values that are no numbers leave a gap. */
function place(v, model, across, x, y, out) {
  for (let i = 0; i < across.length; i++) {
    const pixel = planePixel(v, model(x, y, i), true);
    out[2 * i] = planePixel(v, across[i], false);
    // No canvas should see an infinity.
    out[2 * i + 1] = pixel === pixel ? Math.min(v[9] + FAR, Math.max(v[7] - FAR, pixel)) : NaN;
  }
  return out;
}

function strokeLine(ctx, points, style) {
  ctx.beginPath();
  for (let k = 0; k < points.length; k += 2) {
    if (points[k + 1] === points[k + 1]) ctx.lineTo(points[k], points[k + 1]);
  }
  ctx.lineJoin = "round";
  ctx.lineCap = "butt";
  ctx.setLineDash([]);
  ctx.lineWidth = CASING;
  ctx.strokeStyle = style.casing;
  ctx.stroke();
  ctx.setLineDash(style.dash);
  ctx.lineDashOffset = 0;
  ctx.lineWidth = CORE;
  ctx.strokeStyle = style.colour;
  ctx.stroke();
}

/** Marks as large as their places are apart, within limits. */
function drawMarks(ctx, points, style, v) {
  const size = Math.min(MARKS[1], Math.max(MARKS[0], points[2] - points[0] || 0));
  for (let k = 0; k < points.length; k += 2) {
    const x = points[k], y = points[k + 1];
    if (y >= v[7] && y <= v[9]) drawMarker(ctx, style.marker, x, y, size, style.colour, style.casing, size / 10);
  }
}

export function createModels(id = "data") {
  const panel = createPanel(id, readPlane, PLANE);
  let meta = null, model = null, points = new Float64Array(0);

  /** The model of the figure that is there now; Dash may have drawn another landscape's. */
  function read() {
    const found = panel.gd.layout?.meta;
    if (found === meta) return;
    meta = found;
    model = meta?.model === undefined ? null : compile(meta.model, meta.columns);
    points = new Float64Array(2 * (meta?.across?.length ?? 0));
  }

  panel.draw = (frame) => {
    if (frame.tracks.examples === null || !panel.look()) return false;
    read();
    if (!panel.stale(`${frame.stamp} ${panel.eye.version} ${frame.step} ${frame.tracks.version} ${meta?.stamp}`)) return false;
    panel.overlay.clear();
    if (model) drawAll(frame);
    return false;
  };

  function drawAll({ tracks, palette, step }) {
    const { ctx } = panel.overlay, v = panel.eye.values;
    ctx.save();
    ctx.beginPath();
    ctx.rect(v[6], v[7], v[8] - v[6], v[9] - v[7]);
    ctx.clip();
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count) return;
      const head = headOf(track, step);
      place(v, model, meta.across, track.x[head], track.y[head], points);
      if (meta.line) strokeLine(ctx, points, palette.runs[k]);
      else drawMarks(ctx, points, palette.runs[k], v);
    });
    ctx.restore();
  }
  return panel;
}
