/** An extra canvas layer over or under the paths of a picture, removed while it is empty. */

import { createLayer } from "./overlay.mjs";
import { same } from "../core/stamp.mjs";

/**
 * @param {Panel} panel contour, surface, or one of the contours side by side
 * @param {number} z its place among the picture's layers: the paths have 2
 * @param {number|null} run the only run that is shown on it
 */
export function createBoard(panel, z, run = null) {
  const layer = createLayer(z);
  let key = /** @type {any} */ (null);

  /** The part of the picture that is drawn on, in pixels. */
  function box() {
    const v = panel.eye.values;
    return panel.depth
      ? { left: v[16], top: v[17], right: v[16] + v[18], bottom: v[17] + v[19] }
      : { left: v[6], top: v[7], right: v[8], bottom: v[9] };
  }

  /**
   * Draws when `stamp` or the view has changed; null takes the board away.
   * @param {Stamp} stamp
   * @param {(ctx: CanvasRenderingContext2D, box: Box) => void} [paint]
   */
  function show(stamp, paint) {
    if (stamp === null || !panel.gd?.isConnected || !panel.eye.ready || !(panel.overlay.width > 0)) return hide();
    const moved = layer.match(panel.overlay);
    const next = [stamp, panel.eye.version, panel.depth?.version];
    if (!moved && same(next, key)) return;
    key = next;
    layer.canvas.hidden = false;
    layer.clear();
    paint(layer.ctx, box());
  }

  function hide() {
    if (key === null) return;
    key = null;
    layer.clear();
    layer.canvas.hidden = true;
  }

  layer.canvas.hidden = true;
  return { panel, show, shows: (/** @type {number} */ place) => run === null || run === place };
}

/**
 * A board on every contour: the large one, and those side by side, one a run.
 * @param {Lab} lab @param {number} z
 */
export const planeBoards = ({ contour, sides }, z) => [createBoard(contour, z), ...sides.map((panel, k) => createBoard(panel, z, k))];
