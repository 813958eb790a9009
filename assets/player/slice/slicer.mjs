/** Asks the server for slices: one at a time, the newest wins, at most ten a second while playing. */

import { unframe } from "../core/stream.mjs";

const GAP = 100, PATIENCE = 4000, AGAIN = 1000;

/** @param {() => void} arrived */
export function createSlicer(arrived) {
  let wanted = /** @type {string | null} */ (null), asked = /** @type {string | null} */ (null), busy = false, begun = -Infinity, timer = /** @type {number} */ (null);
  const slicer = { held: /** @type {Slice | null} */ (null), ask };

  /** @param {string|null} address of the slice to show @param {boolean} hurried while it changes all the time */
  function ask(address, hurried) {
    wanted = address;
    if (busy || timer !== null || wanted === null || wanted === asked) return;
    const wait = hurried ? begun + GAP - performance.now() : 0;
    if (wait > 0) timer = setTimeout(work, wait);
    else work();
  }

  async function work() {
    timer = null;
    if (wanted === null) return;
    [busy, begun, asked] = [true, performance.now(), wanted];
    try {
      const response = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE) });
      slicer.held = response.ok ? read(asked, await response.arrayBuffer()) : null;
    } catch {
      // The banner tells when the server is away; the question is asked again in a while.
      setTimeout(() => { asked = null; arrived(); }, AGAIN);
    }
    busy = false;
    arrived();
  }
  return slicer;
}

/**
 * Header and samples of an answer; 64-bit numbers must be copied to a place that suits them.
 * @param {string} address @param {ArrayBuffer} buffer
 */
function read(address, buffer) {
  const { header, start } = unframe(buffer);
  return { ...header, address, samples: new Float64Array(buffer.slice(start, start + 8 * header.count)) };
}
