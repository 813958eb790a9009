/** Side by side: a contour for each run, all with the same axes, colours and clock. */

import { MOST_RUNS } from "../core/contract.mjs";
import { make } from "../core/elements.mjs";
import { createCell } from "./cell.mjs";
import { createScale } from "./scale.mjs";
import { contoursOf, paintContours } from "./shade.mjs";
import { firstTrace } from "../plot/plotly.mjs";
import { same } from "../core/stamp.mjs";

const COLUMNS = [1, 1, 2, 3, 2, 3, 3];

/** @param {Lab} lab */
export function createSide({ contour, pictures, changed, clicked }) {
  const cells = Array.from({ length: MOST_RUNS }, (_, k) => createCell(k, clicked, changed));
  const grid = make("div", "side-grid", ...cells.map((cell) => cell.element)), scale = createScale(changed);
  let host = /** @type {HTMLElement | null} */ (null), painted = { key: /** @type {Stamp} */ (null), image: /** @type {HTMLCanvasElement | null} */ (null) };
  pictures.push(...cells.map((cell) => cell.panel));

  /**
   * The contours as an image, painted once for all cells of a size.
   * @param {GraphDiv} source @param {Contours} found
   */
  function painter(source, found) {
    return (/** @type {Box} */ box, /** @type {number} */ ratio) => {
      const width = Math.round((box.right - box.left) * ratio), height = Math.round((box.bottom - box.top) * ratio);
      const key = [source.layout.meta.stamp, width, height];
      if (!same(key, painted.key)) painted = { key, image: paintContours(found, Math.max(1, width), Math.max(1, height), ratio) };
      return painted.image;
    };
  }

  /**
   * Shows a cell for each visible run; a cell that comes or goes changes the size of the others.
   * @param {Track[]} runs
   */
  function lay(runs) {
    if (host?.isConnected !== true) {
      host = document.getElementById("sides");
      host?.prepend(grid, scale.element);
    }
    const shown = runs.map((run) => run.visible);
    cells.forEach((cell, k) => {
      if (cell.element.hidden !== !shown[k]) cell.element.hidden = !shown[k];
    });
    const columns = String(COLUMNS[shown.filter(Boolean).length] ?? 1);
    if (grid.dataset.columns !== columns) grid.dataset.columns = columns;
    return shown;
  }

  return {
    cells,
    /** @param {Frame} frame */
    draw(frame) {
      if (frame.view.view !== "side") return false;
      const shown = lay(frame.tracks.runs), source = contour.gd;
      const found = source && contoursOf(firstTrace(source));
      if (!host || !found || !source.layout?.meta?.domain) return false;
      const paint = painter(source, found);
      scale.draw(frame, source, found);
      return cells.filter((_, k) => shown[k]).map((cell) => cell.draw(frame, source, paint)).some(Boolean);
    },
  };
}
