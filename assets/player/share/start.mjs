/** On the page the shared start is a handle; in a file it is a mark. */

import { drawMarker } from "../plot/glyphs.mjs";
import { planePixel } from "../plot/projection.mjs";

/**
 * @param {CanvasRenderingContext2D} ctx @param {Panel} panel of a contour @param {number[]} start
 * @param {Inks} palette
 */
export function drawStart(ctx, panel, start, { paper, ink }) {
  const [x, y] = start.map((value, k) => planePixel(panel.eye.values, value, k === 1));
  drawMarker(ctx, "circle", x, y, 18, paper, ink, 2);
  ctx.fillStyle = ink;
  ctx.font = "700 12px sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("S", x, y + 0.5);
}
