/** One picture with paths: the contour or the 3-D surface. */

import { createClips } from "./clips.mjs";
import { createDepth } from "../plot/depth.mjs";
import { createGround } from "../plot/surface-height.mjs";
import { createOverlay, findHost, findPlot } from "../plot/overlay.mjs";
import { createPaths } from "./paths.mjs";
import { firstTrace, readPlane, readScene } from "../plot/plotly.mjs";
import { createEye, PLANE, SCENE } from "../plot/projection.mjs";
import { planeLens, sceneLens } from "./segments.mjs";
import { same } from "../core/stamp.mjs";

const BUILD_EVERY = 120;

/**
 * Everything pictures have in common: finding the plot again, the canvas over it, the view.
 * @param {string} id DOM id of the graph
 * @param {() => GraphDiv|null} find the Plotly element, or what stands in for one
 * @param {ReadView} read @param {number} size
 * @returns {Panel}
 */
export function createPanel(id, read, size, find = () => findPlot(id)) {
  const overlay = createOverlay(2);
  const eye = createEye(read, size);
  /** @type {Panel} */
  const panel = { id, overlay, eye, gd: null, font: { size: 14, family: "sans-serif" }, seen: null, inspect, look, stale };

  /** Looks for the plot and its place: cheap, but too dear for every frame. */
  function inspect() {
    const host = findHost(id), gd = find();
    const replaced = gd !== panel.gd;
    panel.gd = host && gd ? gd : null;
    if (!panel.gd) return replaced;
    const style = getComputedStyle(host);
    panel.font = { size: parseFloat(style.fontSize) || 14, family: style.fontFamily };
    const moved = overlay.fit(host, gd);
    if (moved) panel.seen = null;
    return replaced || moved;
  }

  /** Reads the view; false when there is nothing to draw on. */
  function look() {
    if (!panel.gd?.isConnected) return false;
    eye.update(panel.gd);
    return eye.ready && overlay.width > 0;
  }

  /**
   * True once for each new stamp.
   * @param {Stamp} stamp
   */
  function stale(stamp) {
    if (same(stamp, panel.seen)) return false;
    panel.seen = stamp;
    return true;
  }

  return panel;
}

/** @param {Float64Array} v @param {number} k */
const box = (v, k) => ({ left: v[k], top: v[k + 1], right: v[k + 2], bottom: v[k + 3] });

/**
 * Plotly's own lines are then under a layer of the player's, which draws them again above it.
 * @param {View} view
 */
const veiled = (view) => view.map === "basins";

/**
 * The paths on the contour plot.
 * @param {() => GraphDiv | null} [find] @param {ReadView} [read]
 */
export function createContour(id = "contour", find = undefined, read = readPlane) {
  const panel = createPanel(id, read, PLANE, find);
  const lens = planeLens(panel.eye);
  const paths = createPaths(lens), clips = createClips(lens);
  panel.lens = lens;
  /** @param {Frame} frame */
  panel.draw = (frame) => {
    if (!panel.look()) return false;
    const stamp = [frame.stamp, panel.eye.version];
    if (!panel.stale([stamp, frame.step, frame.playing, frame.committed, frame.tracks.version])) return false;
    panel.overlay.clear();
    const more = paths.draw({ ...frame, overlay: panel.overlay, depth: null, stamp,
      box: box(panel.eye.values, 6), font: panel.font, lines: !frame.committed || veiled(frame.view) });
    clips.draw(frame, panel.overlay, stamp);
    if (more) panel.seen = null;
    return more;
  };
  return panel;
}

/** The paths over the 3-D scene, with hidden parts pale. */
export function createSurface(id = "surface") {
  const panel = createPanel(id, readScene, SCENE);
  const depth = (panel.depth = createDepth());
  panel.lens = sceneLens(panel.eye, createGround(() => firstTrace(panel.gd)));
  const paths = createPaths(panel.lens);
  let built = /** @type {Stamp} */ (null), builtAt = 0;

  /**
   * The buffer is rebuilt at most every BUILD_EVERY ms: rotating stays smooth.
   * @param {number} now
   */
  function refresh(now) {
    const trace = firstTrace(panel.gd);
    const key = [panel.eye.version, panel.gd.layout?.meta?.stamp];
    if (same(key, built)) return false;
    if (now - builtAt < BUILD_EVERY) return true;
    depth.build(panel.eye.values, trace);
    [built, builtAt] = [key, now];
    return false;
  }

  /** @param {Frame} frame */
  panel.draw = (frame) => {
    if (!panel.look()) return false;
    const waiting = refresh(frame.now);
    const v = panel.eye.values;
    const stamp = [frame.stamp, panel.eye.version, depth.version];
    if (!panel.stale([stamp, frame.step, frame.playing, frame.committed, frame.tracks.version])) return waiting;
    panel.overlay.clear();
    const more = paths.draw({ ...frame, overlay: panel.overlay, depth, stamp, font: panel.font, lines: !frame.committed,
      box: { left: v[16], top: v[17], right: v[16] + v[18], bottom: v[17] + v[19] } });
    if (more) panel.seen = null;
    return more || waiting;
  };
  return panel;
}
