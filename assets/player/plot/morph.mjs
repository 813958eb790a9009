/** Morph the surface into a flat view from above, which is the contour plot, and back. */

import { KEYS } from "../core/contract.mjs";
import { keysOf } from "../core/keys.mjs";
import { changeLayout } from "./figures.mjs";
import { makeTool, press, toolsOf } from "../core/tools.mjs";
import { cameraOf, firstTrace } from "./plotly.mjs";

const LASTS = 1000;
const ABOVE = { eye: { x: 0, y: 0, z: 1.45 }, center: { x: 0, y: 0, z: 0 }, up: { x: 0, y: 1, z: 0 } };
const FLAT = 0.004, LINES = "rgba(20,30,45,0.45)";

/** @param {number} a @param {number} b @param {number} part */
const mix = (a, b, part) => a + part * (b - a);
/** @param {any} a @param {any} b @param {number} part */
const mixed = (a, b, part) => ({ x: mix(a.x, b.x, part), y: mix(a.y, b.y, part), z: mix(a.z, b.z, part) });
/** @param {number} part */
const eased = (part) => part * part * (3 - 2 * part);

/**
 * The eye moves on an arc: on the straight way it would dive through the surface.
 * @param {any} a @param {any} b @param {number} part
 */
function between(a, b, part) {
  const eye = mixed(a.eye, b.eye, part), far = mix(length(a.eye), length(b.eye), part) / (length(eye) || 1);
  for (const axis of /** @type {const} */ (["x", "y", "z"])) eye[axis] *= far;
  return { eye, center: mixed(a.center, b.center, part), up: mixed(a.up, b.up, part) };
}

/** @param {{x: number, y: number, z: number}} given */
const length = ({ x, y, z }) => Math.hypot(x, y, z);
/** @param {any} given */
const copy = ({ eye, center, up }) => JSON.parse(JSON.stringify({ eye, center, up }));

/**
 * Lines of equal height where the contour has them.
 * @param {GraphDiv} gd
 */
function linesOf(gd) {
  const found = firstTrace(gd)?.contours;
  if (!(found?.size > 0)) return {};
  const { start, end, size } = found;
  return { "contours.z": { show: true, start, end, size, color: LINES, width: 1, highlight: false } };
}

/** @param {Lab} lab */
export function createMorph({ contour, surface, calm, changed }) {
  let flat = false, relief = /** @type {{ height: number, camera: any } | null} */ (null), of = "", turn = 0, button = /** @type {HTMLButtonElement | null} */ (null);
  /** @param {GraphDiv} gd */
  const stampOf = (gd) => gd?.layout?.meta?.stamp ?? "";

  /**
   * What the scene is at a part of the way down.
   * @param {number} part
   */
  const layoutAt = (part) => ({
    "scene.aspectratio.z": mix(relief.height, FLAT, part),
    "scene.camera": between(relief.camera, ABOVE, part),
  });

  /**
   * From one part of the way to another: as many pictures as the machine manages.
   * @param {number} from @param {number} to
   */
  async function move(from, to) {
    const mine = ++turn, begun = performance.now();
    for (let done = 0; done < 1 && mine === turn && surface.gd; ) {
      done = calm.matches ? 1 : Math.min(1, (performance.now() - begun) / LASTS);
      await changeLayout(surface.gd, layoutAt(mix(from, to, eased(done))));
      await new Promise(requestAnimationFrame);
      changed();
    }
    return mine === turn;
  }

  async function flatten() {
    const { gd } = surface, scene = gd.layout.scene;
    relief = { height: scene.aspectratio.z, camera: copy(cameraOf(gd)) };
    of = stampOf(gd);
    flat = true;
    show();
    await window.Plotly.update(gd, linesOf(contour.gd), { "scene.zaxis.visible": false }, [0]);
    await move(0, 1);
  }

  async function raise() {
    flat = false;
    show();
    const arrived = await move(1, 0);
    if (arrived && surface.gd) await window.Plotly.update(surface.gd, { "contours.z.show": false }, { "scene.zaxis.visible": true }, [0]);
  }

  function toggle() {
    if (!surface.gd?.isConnected || !surface.overlay.width || !window.Plotly) return false;
    if (flat) raise();
    else flatten();
    return true;
  }

  function show() {
    const host = document.getElementById("surface-picture");
    if (!host) return;
    button ??= makeTool("▱", "Flatten the surface and view it from above, or restore it", KEYS.flatten.keys[0], toggle);
    if (!button.isConnected) toolsOf(host).append(button);
    press(button, flat);
  }

  return {
    keys: keysOf("flatten", toggle),
    /** Another surface comes as a relief. */
    draw() {
      if (!button?.isConnected) show();
      if (!flat || of === stampOf(surface.gd)) return false;
      turn += 1;
      flat = false;
      show();
      return false;
    },
  };
}
