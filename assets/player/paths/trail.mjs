/** The moving lines of some paths: the past on a layer, the last steps fresh in every frame. */

import { createPast, drawBeads } from "./past.mjs";
import { strokeSteps } from "./strokes.mjs";

const TAIL = 20, FADED = 0.35, PARTS = 120;

/** @param {Lens} lens of segments.mjs */
export function createTrail(lens) {
  const past = createPast(lens);

  /**
   * Draws the lines up to the heads.
   * @param {PathFrame} frame
   * @param {Trails} paths
   * @returns {boolean} true when another frame is needed to complete the picture
   */
  function draw(frame, paths) {
    const { runs, styles, heads, every } = paths;
    // Of a long run the past grows a few steps at a time: to stroke each of them alone is dear.
    const stride = Math.max(1, Math.floor(frame.tracks.steps / PARTS));
    const olds = heads.map((head) => (frame.finished ? head : Math.max(0, stride * Math.floor((head - TAIL) / stride))));
    const more = past.advance(frame.overlay, runs, olds, styles, every, frame.depth, frame.stamp);
    past.fade(frame.finished ? 1 : FADED);
    if (!frame.finished) drawTails(frame, paths, olds);
    return more;
  }

  /** @param {PathFrame} frame @param {Trails} paths @param {number[]} olds */
  function drawTails({ overlay, depth }, { runs, styles, heads, every }, olds) {
    runs.forEach((track, k) => {
      // While the past is still being completed, the tail must not start in the middle of nowhere.
      if (!track.visible || past.drawnOf(k) < olds[k]) return;
      strokeSteps(overlay.ctx, lens, track, olds[k], heads[k], styles[k], past.lengthOf(k), depth, false);
      drawBeads(overlay.ctx, lens, track, olds[k], heads[k], every, styles[k], depth);
    });
  }

  return { draw, hide: () => past.fade(0) };
}
