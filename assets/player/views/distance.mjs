/** In a narrow box the camera stands further back: Plotly fits a scene to the height of its box alone. */

const FITS = 1.5, SAME = 1e-6;
const AXES = ["x", "y", "z"];

/** @param {import("../features.mjs").Lab} lab */
export function createDistance({ surface }) {
  let seen = "", ours = 1;

  /** How far the camera is off along its first direction; null when a hand has turned it. */
  function factorOf(eye, first) {
    const factor = eye.z / first.z;
    return AXES.every((axis) => Math.abs(eye[axis] - factor * first[axis]) < SAME) ? factor : null;
  }

  function draw() {
    const { gd, overlay } = surface;
    if (!gd?.isConnected || !overlay.width || !overlay.height) return false;
    const meta = gd.layout?.meta, key = `${meta?.stamp} ${overlay.width} ${overlay.height}`;
    if (key === seen) return false;
    seen = key;
    const eye = gd._fullLayout?.scene?.camera?.eye, first = meta?.eye;
    const factor = eye && first ? factorOf(eye, first) : null;
    const wanted = Math.max(1, (FITS * overlay.height) / overlay.width);
    // Zoomed by hand, it stays: only the first distance, or one that was set here, is changed.
    if (factor === null || ![1, ours].some((known) => Math.abs(known - factor) < SAME) || Math.abs(wanted - factor) < 0.02) return false;
    ours = wanted;
    window.Plotly?.relayout(gd, Object.fromEntries(AXES.map((axis) => [`scene.camera.eye.${axis}`, wanted * first[axis]])));
    return false;
  }

  return { draw };
}
