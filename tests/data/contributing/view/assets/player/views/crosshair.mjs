/** The crosshair: a horizontal and a vertical line through the head of each visible run. */

import { headOf } from "../core/tracks.mjs";
import { planeBoards } from "../plot/board.mjs";
import { planePixel } from "../plot/projection.mjs";

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const boards = planeBoards(lab, 1);

  /** @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box @param {Frame} frame */
  function paint({ panel, shows }, ctx, box, { tracks, step, palette }) {
    ctx.beginPath();
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !shows(k)) return;
      const head = headOf(track, step);
      const x = planePixel(panel.eye.values, track.x[head], false), y = planePixel(panel.eye.values, track.y[head], true);
      ctx.moveTo(box.left, y);
      ctx.lineTo(box.right, y);
      ctx.moveTo(x, box.top);
      ctx.lineTo(x, box.bottom);
    });
    ctx.strokeStyle = palette.ink;
    ctx.stroke();
  }

  return {
    /** @param {Frame} frame */
    draw(frame) {
      const { tracks, step, stamp, view } = frame;
      const drawn = view.crosshair ? [stamp, step, tracks.version] : null;
      for (const board of boards) board.show(drawn, (ctx, box) => paint(board, ctx, box, frame));
    },
  };
}
