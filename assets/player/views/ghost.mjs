/** The ghost: the level lines of the surface moved for new data, and what the minima have on it. */

import { planeBoards } from "../plot/board.mjs";
import { drawMarker, drawText } from "../plot/glyphs.mjs";
import { tracedLines } from "../step/levels.mjs";
import { format } from "../words/numbers.mjs";
import { planePixel } from "../plot/projection.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { firstTrace } from "../plot/plotly.mjs";

const COLOUR = "#00574b", HALO = "#ffffff", EVERY = 250, MOST_LEVELS = 30;

/**
 * The level lines of the drawn surface in the units of its axes, as Plotly spaces them.
 * @param {Record<string, any>} trace
 */
function linesOf(trace) {
  const { x, y, z, contours } = trace ?? {};
  if (!z?.[0]?.length || !(contours?.size > 0)) return null;
  const found = [], columns = x.length - 1, rows = y.length - 1;
  /** @param {number[]} values @param {number} place */
  const at = (values, place) => values[0] + (place * (values[values.length - 1] - values[0])) / (values.length - 1);
  for (let level = contours.start, k = 0; level <= contours.end && k < MOST_LEVELS; level += contours.size, k++) {
    for (const line of tracedLines(columns, rows, (i, j) => z[j][i] - level)) found.push(line.map(([i, j]) => [at(x, i), at(y, j)]));
  }
  return found;
}

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { legend, contour, tracks } = lab, boards = planeBoards(lab, 1);
  let traced = { stamp: /** @type {string | null} */ (null), lines: /** @type {number[][][] | null} */ (null) }, held = /** @type {GhostHeader | null} */ (null), version = 0;

  /** Traced once a surface: moving it moves the lines. */
  function lines() {
    const stamp = contour.gd?.layout?.meta?.stamp ?? null;
    if (stamp !== traced.stamp || !traced.lines) traced = { stamp, lines: linesOf(firstTrace(contour.gd)) };
    return traced.lines;
  }

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {GhostHeader} ghost @param {Palette} palette
   */
  function paint({ panel }, ctx, box, { shift, minima }, palette) {
    const v = panel.eye.values, path = new Path2D();
    for (const line of lines() ?? []) {
      line.forEach(([x, y], k) => path[k ? "lineTo" : "moveTo"](planePixel(v, x + shift, false), planePixel(v, y, true)));
    }
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    ctx.clip();
    ctx.lineJoin = "round";
    for (const [colour, width, alpha] of /** @type {[string, number, number][]} */ ([[HALO, 3, 0.35], [COLOUR, 1.3, 1]])) {
      ctx.setLineDash([6, 4]);
      ctx.globalAlpha = alpha;
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.stroke(path);
    }
    ctx.globalAlpha = 1;
    for (const point of minima) star(panel, ctx, point, shift, palette);
    ctx.restore();
  }

  /**
   * Where a minimum has moved to, and what is left of it at its old place.
   * @param {Panel} panel @param {CanvasRenderingContext2D} ctx
   * @param {GhostHeader["minima"][number]} given @param {number} shift @param {Palette} palette
   */
  function star({ eye: { values: v }, font }, ctx, { x, y, new: value }, shift, palette) {
    drawMarker(ctx, "star", planePixel(v, x + shift, false), planePixel(v, y, true), 11, HALO, COLOUR, 1.2);
    if (value === null) return;
    ctx.font = `600 ${Math.round(font.size * 0.85)}px ${font.family}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "bottom";
    // Above the label that the minimum has: those of the runs go down from it.
    drawText(ctx, say("new {value}", { value: format(value) }), planePixel(v, x, false), planePixel(v, y, true) - 12 - font.size, palette.ink, palette.paper);
  }

  /**
   * The loss of every run on the new surface, beside the one that it was trained on.
   * @param {number} step @param {GhostHeader} ghost
   */
  function told(step, { shift, axis }) {
    const runs = tracks.runs.filter((track) => track.visible && track.new_loss).map((track) => {
      const head = headOf(track, step);
      return `${track.label} ${format(track.loss[head])} → ${format(track.new_loss[head])}`;
    });
    return [say("dashed: the surface of new data, moved by {shift} along {axis}", { shift: format(shift), axis }), "; ", say("loss before and after: {runs}", { runs: runs.join(", ") })];
  }

  return {
    /** @param {Frame} frame */
    draw({ now, step, playing, palette, stamp }) {
      const { ghost } = tracks;
      if (ghost !== held) version += 1;
      held = ghost;
      const drawn = ghost && lines() ? [version, stamp, traced.stamp] : null;
      for (const board of boards) board.show(drawn, (ctx, box) => paint(board, ctx, box, ghost, palette));
      // While playing the words change as often as they can be read.
      const when = playing ? Math.floor(now / EVERY) : [step, tracks.version];
      legend.tell("ghost", drawn && [drawn, when], () => told(step, ghost));
    },
  };
}
