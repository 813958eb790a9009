/**
 * The played part of the curves: drawings of whole curves, uncovered as far as the step shown.
 * Runs whose steps lie at the same places share a layer.
 */

import { createLayer } from "../plot/overlay.mjs";
import { same } from "../core/stamp.mjs";

export function createPlayed() {
  const layers = /** @type {Layer[]} */ ([]), shown = /** @type {number[]} */ ([]);
  let groups = /** @type {{ layer: Layer, runs: number[] }[]} */ ([]), arranged = /** @type {Stamp | null} */ (null);

  /**
   * Gives every run its layer; true when that has changed.
   * @param {Tracks} tracks
   */
  function arrange({ runs, abscissa }) {
    const keys = runs.map(abscissa.keyOf);
    if (same(keys, arranged)) return false;
    arranged = keys;
    clear();
    groups = keys.filter((key, k) => keys.findIndex((other) => same(other, key)) === k).map((key, k) => ({
      layer: (layers[k] ??= createLayer()),
      runs: keys.flatMap((other, run) => (same(other, key) ? [run] : [])),
    }));
    return true;
  }

  function clear() {
    for (const { layer } of groups) layer.clear();
  }

  return {
    clear,
    groups: () => groups,
    /**
     * Follows the overlay and the runs; true when all must be drawn again.
     * @param {Overlay} overlay @param {Tracks} tracks
     */
    match: (overlay, tracks) => [arrange(tracks), ...groups.map(({ layer }) => layer.match(overlay))].some(Boolean),
    /**
     * Uncovers each layer up to `cursor(run)` pixels.
     * @param {(run: number) => number} cursor @param {number} width
     */
    reveal(cursor, width) {
      groups.forEach(({ layer, runs }, k) => {
        const covered = Math.max(0, Math.floor(width - cursor(runs[0])));
        if (shown[k] !== covered) layer.canvas.style.clipPath = `inset(0px ${covered}px 0px 0px)`;
        shown[k] = covered;
      });
    },
  };
}
