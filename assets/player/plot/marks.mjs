/** Minima, saddles, maxima and own starts on the contour: never only on hover. */

import { drawMarker, drawText } from "./glyphs.mjs";
import { format } from "../words/numbers.mjs";
import { createOverlay, findHost } from "./overlay.mjs";
import { planePixel } from "./projection.mjs";
import { same } from "../core/stamp.mjs";

const CROWD = 12;
// Beyond this many points only the minima are marked, small: the paths must stay readable.
const THRONG = 40;
/** @type {Record<string, [string, number]>} */
const SIGNS = { minimum: ["star", 13], saddle: ["x", 11], maximum: ["triangle", 11] };

/** @param {{kind: string, x: number, y: number, value: number}} point */
const kindOf = (point) => Object.keys(SIGNS).find((kind) => String(point.kind).startsWith(kind.slice(0, 3))) ?? "saddle";

/** @param {Panel} panel the contour's panel */
export function createMarks(panel) {
  const overlay = createOverlay(1);
  let seen = /** @type {Stamp} */ (null);

  /** @param {Frame} frame */
  function draw(frame) {
    if (!panel.gd || !panel.eye.ready) return;
    const host = findHost(panel.id);
    const stamp = [frame.stamp, panel.eye.version, panel.overlay.width, panel.overlay.ratio, panel.overlay.left, panel.overlay.top, panel.gd.layout?.meta?.stamp];
    if (same(stamp, seen) || !host) return;
    seen = stamp;
    overlay.fit(host, panel.gd);
    overlay.clear();
    drawCritical(frame.palette);
    drawStarts(frame);
  }

  /** @param {number} x @param {number} y */
  function place(x, y) {
    const v = panel.eye.values;
    const point = [planePixel(v, x, false), planePixel(v, y, true)];
    const inside = point[0] >= v[6] - 1 && point[0] <= v[8] + 1 && point[1] >= v[7] - 1 && point[1] <= v[9] + 1;
    return inside ? point : null;
  }

  /** @param {Palette} palette */
  function drawCritical(palette) {
    const points = /** @type {CriticalPoint[]} */ (panel.gd.layout?.meta?.critical ?? []);
    const minima = points.filter((point) => kindOf(point) === "minimum");
    const lowest = Math.min(...minima.map((point) => point.value));
    const named = minima.length > CROWD ? minima.filter((point) => point.value === lowest).slice(0, 1) : minima;
    const throng = points.length > THRONG;
    for (const point of throng ? minima : points) {
      const at = place(point.x, point.y);
      if (!at) continue;
      const [sign, size] = SIGNS[kindOf(point)];
      drawMarker(overlay.ctx, sign, at[0], at[1], throng ? size / 2 : size, palette.paper, palette.ink, 1.2);
      if (named.includes(point)) label(at, format(point.value), palette);
    }
  }

  /** @param {number[]} pair @param {string} text @param {Palette} palette */
  function label([x, y], text, palette) {
    const { ctx } = overlay, v = panel.eye.values;
    ctx.font = `500 ${Math.round(panel.font.size * 0.85)}px ${panel.font.family}`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "center";
    const half = ctx.measureText(text).width / 2;
    if (x - half < v[6] || x + half > v[8]) return;
    const above = y - 9 - panel.font.size > v[7];
    drawText(ctx, text, x, above ? y - 9 : y + 11 + panel.font.size, palette.ink, palette.paper);
  }

  /**
   * Runs with a start of their own; the shared start is the handle.
   * @param {Frame} frame
   */
  function drawStarts(frame) {
    const { ctx } = overlay;
    ctx.font = `700 11px ${panel.font.family}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    frame.tracks.runs.forEach((track, k) => {
      const own = track.start?.some((value, axis) => value !== frame.tracks.start[axis]);
      const at = own && track.visible ? place(...track.start) : null;
      if (!at) return;
      drawMarker(ctx, "circle", at[0], at[1], 20, frame.palette.runs[k].colour, frame.palette.casing, 1);
      drawMarker(ctx, "circle", at[0], at[1], 16, frame.palette.paper, frame.palette.paper, 0.1);
      ctx.fillStyle = frame.palette.ink;
      ctx.fillText("S", at[0], at[1] + 0.5);
    });
  }

  return { draw };
}
