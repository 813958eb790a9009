/** The data with the runs' models: what each run says at the step shown, over the examples. */

import { before, drawEarlier, fade, mirrored } from "./before-jump.mjs";
import { compile } from "../core/formula.mjs";
import { drawMarker, drawRing, drawText } from "../plot/glyphs.mjs";
import { isEarly } from "./jump.mjs";
import { createPanel } from "../paths/panels.mjs";
import { readPlane } from "../plot/plotly.mjs";
import { PLANE, planePixel } from "../plot/projection.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";

const CASING = 4, CORE = 2.25, MARKS = [5, 10], FAR = 1e4, RING = 8, TOLD = 0.3, BATCH = "#b0489f";

/**
 * Pixels of a run's model at each place; values that are no numbers leave a gap.
 * @param {Float64Array} v @param {Compiled} model @param {number[]} across @param {number} x
 * @param {number} y @param {Float64Array} out
 */
function place(v, model, across, x, y, out) {
  for (let i = 0; i < across.length; i++) {
    const pixel = planePixel(v, model(x, y, i), true);
    out[2 * i] = planePixel(v, across[i], false);
    // No canvas should see an infinity.
    out[2 * i + 1] = pixel === pixel ? Math.min(v[9] + FAR, Math.max(v[7] - FAR, pixel)) : NaN;
  }
  return out;
}

/** @param {CanvasRenderingContext2D} ctx @param {Float64Array} points @param {RunStyle} style */
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

/**
 * Marks as large as their places are apart, within limits.
 * @param {CanvasRenderingContext2D} ctx @param {Float64Array} points @param {RunStyle} style
 * @param {Float64Array} v
 */
function drawMarks(ctx, points, style, v) {
  const size = Math.min(MARKS[1], Math.max(MARKS[0], points[2] - points[0] || 0));
  for (let k = 0; k < points.length; k += 2) {
    const x = points[k], y = points[k + 1];
    if (y >= v[7] && y <= v[9]) drawMarker(ctx, style.marker, x, y, size, style.colour, style.casing, size / 10);
  }
}

/**
 * How many examples a classifier puts into their class.
 * @param {Compiled} classify @param {number[]} labels @param {number} x @param {number} y
 */
function right(classify, labels, x, y) {
  let count = 0;
  for (let i = 0; i < labels.length; i++) if ((classify(x, y, i) > 0.5) === (labels[i] > 0)) count += 1;
  return count;
}

/** @param {() => number[]} used the examples of the mini-batch that is drawn on the surface */
export function createModels(used = () => [], id = "data") {
  const panel = createPanel(id, readPlane, PLANE);
  let meta = /** @type {DataMeta | null} */ (null), model = /** @type {Compiled | null} */ (null), classify = /** @type {Compiled | null} */ (null), points = new Float64Array(0), early = false;

  /** The model of the figure that is there now; Dash may have drawn another landscape's. */
  function read() {
    const found = /** @type {DataMeta} */ (panel.gd.layout?.meta);
    if (found === meta) return;
    meta = found;
    model = meta?.model === undefined ? null : compile(meta.model, meta.columns);
    classify = meta?.labels ? compile(meta.model, meta.inputs) : null;
    points = new Float64Array(2 * (meta?.across?.length ?? 0));
  }

  /** @param {Frame} frame */
  panel.draw = (frame) => {
    if (frame.tracks.examples === null || !panel.look()) return false;
    read();
    if (!panel.stale([frame.stamp, panel.eye.version, frame.step, frame.tracks.version, meta?.stamp, used()])) return false;
    panel.overlay.clear();
    early = before(frame.tracks, frame.step) && meta?.mirror !== undefined;
    fade(panel.gd, early);
    if (model) drawAll(frame);
    return false;
  };

  /** @param {Frame} frame */
  function drawAll({ tracks, palette, step }) {
    const { ctx } = panel.overlay, v = panel.eye.values;
    ctx.save();
    ctx.beginPath();
    ctx.rect(v[6], v[7], v[8] - v[6], v[9] - v[7]);
    ctx.clip();
    if (early) drawEarlier(ctx, v, meta, palette);
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count) return;
      const head = headOf(track, step);
      place(v, model, meta.across, track.x[head], track.y[head], points);
      if (meta.line) strokeLine(ctx, points, palette.runs[k]);
      else drawMarks(ctx, points, palette.runs[k], v);
    });
    const batched = tracks.runs.find((track) => track.visible && track.batch && track.count);
    for (const i of used()) ring(ctx, v, batched && isEarly(batched, step) ? mirrored(meta, i) : meta.points[i], palette);
    ctx.restore();
    if (classify) tellRight(tracks, palette, step);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {Float64Array} v @param {number[]} point
   * @param {Inks} palette
   */
  function ring(ctx, v, point, { paper }) {
    if (point) drawRing(ctx, planePixel(v, point[0], false), planePixel(v, point[1], true), RING, BATCH, paper);
  }

  /**
   * A line a run, where a curve that rises leaves room: how many examples it has right.
   * @param {Tracks} tracks @param {Palette} palette @param {number} step
   */
  function tellRight({ runs }, palette, step) {
    const { ctx } = panel.overlay, v = panel.eye.values, line = panel.font.size * 1.3;
    ctx.font = `600 ${panel.font.size}px ${panel.font.family}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    runs.filter((track) => track.visible && track.count).forEach((track, row) => {
      const head = headOf(track, step), y = v[7] + TOLD * (v[9] - v[7]) + line * row, style = palette.runs[runs.indexOf(track)];
      drawMarker(ctx, style.marker, v[6] + 10, y, 9, style.colour, style.casing, 1.5);
      const text = say("{k}/{n} right", { k: right(classify, meta.labels, track.x[head], track.y[head]), n: meta.labels.length });
      drawText(ctx, text, v[6] + 20, y, palette.ink, palette.paper);
    });
  }
  return panel;
}
