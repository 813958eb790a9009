/** A film as a GIF: one palette for all of it, and in each picture only what has changed. */

import { applyPalette, GIFEncoder, quantize } from "../../vendor/gifenc.mjs";

const COLOURS = 255, FORMAT = "rgb565", KEEP = 1;

/** The palette of some pictures together. @param {Uint8ClampedArray[]} samples */
function paletteOf(samples) {
  const all = new Uint8ClampedArray(samples.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of samples) {
    all.set(one, at);
    at += one.length;
  }
  return quantize(all, COLOURS, { format: FORMAT });
}

/**
 * @param {number} width @param {number} height
 * @param {Uint8ClampedArray[]} samples pictures that have the colours of the whole film
 */
export function createGif(width, height, samples) {
  const encoder = GIFEncoder(), colours = paletteOf(samples), clear = colours.length;
  const palette = [...colours, [0, 0, 0]];
  let before = /** @type {Uint8Array | null} */ (null);

  return {
    /** @param {Uint8ClampedArray} pixels @param {number} delay milliseconds until the next */
    add(pixels, delay) {
      const now = applyPalette(pixels, colours, FORMAT), changed = now.slice();
      if (before) for (let k = 0; k < now.length; k++) if (now[k] === before[k]) changed[k] = clear;
      const first = before === null;
      encoder.writeFrame(changed, width, height, { palette: first ? palette : undefined, delay, repeat: 0,
        transparent: !first, transparentIndex: clear, dispose: KEEP });
      before = now;
    },
    finish() {
      encoder.finish();
      return new Blob([encoder.bytes()], { type: "image/gif" });
    },
  };
}
