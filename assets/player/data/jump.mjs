/** Data that jump while runs go on: where the minimum was before, and where the curves turn. */

import { drawMarker, drawText } from "../plot/glyphs.mjs";
import { createBoard, planeBoards } from "../plot/board.mjs";
import { planePixel } from "../plot/projection.mjs";
import { say } from "../words/words.mjs";

const GHOST = 0.75, SIZE = 13;

/**
 * Whether a run's data are still the earlier ones at a step.
 * @param {Track} track @param {number} step
 */
export const isEarly = (track, step) => (track.batch?.jump ?? 0) > step;

/**
 * The updates before which the data of the visible runs jump.
 * @param {Tracks} tracks
 */
const jumpsOf = ({ runs }) => [...new Set(runs.filter((track) => track.visible && track.batch?.jump > 0).map((track) => track.batch.jump))];

/**
 * @param {Lab} lab
 * @param {Panel[]} sides the panels of the contours side by side
 */
export function createJump(lab, sides) {
  const contours = planeBoards({ ...lab, sides }, 1), curves = new Map();
  let minima = /** @type {Pair[]} */ ([]);

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {Inks} palette
   */
  function ghost({ panel }, ctx, box, { ink, paper }) {
    const v = panel.eye.values;
    ctx.globalAlpha = GHOST;
    ctx.font = `italic 500 ${Math.round(panel.font.size * 0.85)}px ${panel.font.family}`;
    ctx.textAlign = "center";
    // Those of the data shown have their losses above them.
    ctx.textBaseline = "top";
    minima.forEach(([x, y], k) => {
      const left = planePixel(v, x, false), top = planePixel(v, y, true);
      if (left < box.left || left > box.right || top < box.top || top > box.bottom) return;
      drawMarker(ctx, "star", left, top, SIZE, ink, paper, 1.2);
      if (k) return;
      const text = say("minimum before the jump"), half = ctx.measureText(text).width / 2 + 4;
      drawText(ctx, text, Math.min(box.right - half, Math.max(box.left + half, left)), top + 9, ink, paper);
    });
    ctx.globalAlpha = 1;
  }

  /**
   * @param {Panel} panel @param {CurvePlot} plot @param {CanvasRenderingContext2D} ctx
   * @param {Box} box @param {number[]} jumps @param {Tracks} tracks @param {Inks} palette
   */
  function turns(panel, plot, ctx, box, jumps, { runs }, { ink, paper }) {
    ctx.font = `italic 500 ${Math.round(panel.font.size * 0.85)}px ${panel.font.family}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    const places = new Set(runs.filter((run) => run.visible && jumps.includes(run.batch?.jump)).map((run) => plot.view[0] * plot.at(run, run.batch.jump) + plot.view[1]));
    for (const x of places) {
      if (x < box.left || x > box.right) continue;
      ctx.beginPath();
      ctx.moveTo(x, box.top);
      ctx.lineTo(x, box.bottom);
      ctx.setLineDash([1, 3]);
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = ink;
      ctx.stroke();
    }
    const first = Math.min(...places), text = say("data jump");
    if (first + ctx.measureText(text).width + 4 < box.right) drawText(ctx, text, first + 4, box.top + 2, ink, paper);
  }

  /** @param {Frame} picture @param {number[]} jumps */
  function onCurves(picture, jumps) {
    for (const panel of lab.panels) {
      if (!panel.plot) continue;
      if (!curves.has(panel)) curves.set(panel, createBoard(panel, 1));
      const plot = jumps.length ? panel.plot(picture.tracks) : null;
      const key = plot && [picture.stamp, picture.tracks.version, jumps, plot.at];
      curves.get(panel).show(key, (/** @type {CanvasRenderingContext2D} */ ctx, /** @type {Box} */ box) => turns(panel, plot, ctx, box, jumps, picture.tracks, picture.palette));
    }
  }

  return {
    /** @param {StreamHeader} header */
    answered(header) {
      minima = header.before ?? [];
    },
    /**
     * Nothing is asked or drawn while no data jump.
     * @param {Frame} picture
     */
    draw(picture) {
      const jumps = jumpsOf(picture.tracks);
      if (!jumps.length && !curves.size) return false;
      const key = jumps.length && minima.length ? picture.stamp : null;
      for (const board of contours) board.show(key, (ctx, box) => ghost(board, ctx, box, picture.palette));
      onCurves(picture, jumps);
      return false;
    },
  };
}
