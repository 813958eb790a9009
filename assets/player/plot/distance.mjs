/** In a narrow box the camera stands further back: Plotly fits a scene to the height of its box alone. */

import { changeLayout } from "./figures.mjs";
import { cameraOf } from "./plotly.mjs";
import { same } from "../core/stamp.mjs";

const FITS = 1.5, SAME = 1e-6, NEARLY = 0.02;
const AXES = ["x", "y", "z"];

/**
 * How many times further than in a wide box.
 * @param {{width: number, height: number}} given
 */
const distanceIn = ({ width, height }) => Math.max(1, (FITS * height) / width);

/** @param {any} eye @param {number} factor */
const scaled = (eye, factor) => Object.fromEntries(AXES.map((axis) => [axis, factor * eye[axis]]));

/**
 * A surface that is about to be drawn is seen from there at once: to move the camera later draws it again.
 * @param {{layout: any}} given @param {Size} box
 */
export function standBack({ layout }, box) {
  const camera = layout?.scene?.camera;
  if (camera?.eye && box.width && box.height) camera.eye = scaled(camera.eye, distanceIn(box));
}

/** @param {Lab} lab */
export function createDistance({ surface }) {
  let seen = /** @type {Stamp} */ (null), ours = 1;

  /**
   * How far the camera is off along its first direction; null when a hand has turned it.
   * @param {any} eye @param {any} first
   */
  function factorOf(eye, first) {
    const factor = eye.z / first.z;
    return AXES.every((axis) => Math.abs(eye[axis] - factor * first[axis]) < SAME) ? factor : null;
  }

  function draw() {
    const { gd, overlay } = surface;
    if (!gd?.isConnected || !overlay.width || !overlay.height) return false;
    const meta = gd.layout?.meta, key = [meta?.stamp, overlay.width, overlay.height];
    if (same(key, seen)) return false;
    seen = key;
    const eye = cameraOf(gd)?.eye, first = meta?.eye;
    const factor = eye && first ? factorOf(eye, first) : null, wanted = distanceIn(overlay);
    if (factor !== null && Math.abs(wanted - factor) < NEARLY) ours = factor;
    // Zoomed by hand, it stays: only the first distance, or one that was set here, is changed.
    else if (factor !== null && [1, ours].some((known) => Math.abs(known - factor) < SAME)) move(gd, first, wanted);
    return false;
  }

  /** @param {GraphDiv} gd @param {any} first @param {number} wanted */
  function move(gd, first, wanted) {
    ours = wanted;
    const eye = scaled(first, wanted);
    changeLayout(gd, Object.fromEntries(AXES.map((axis) => [`scene.camera.eye.${axis}`, eye[axis]])));
  }

  return { draw };
}
