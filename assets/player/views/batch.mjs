/** The surface of the mini-batch in use, laid over the surface of all examples. */

import { dropSheet, gridOf, hasSheet, putSheet } from "../plot/sheet.mjs";
import { unframe } from "../core/stream.mjs";
import { headOf } from "../core/tracks.mjs";

// Plotly draws the whole scene anew for it: more often would stop the hand. Without a GPU that takes
// long; while playing, the clock gets SHARE times as much.
const GAP = 300, SHARE = 3, FRAMES = 5, FRAME = 20, PATIENCE = 4000, NONE = /** @type {number[]} */ ([]);

/** @param {string} address */
async function fetchGrid(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) return null;
  const buffer = await response.arrayBuffer();
  const { header, start } = unframe(buffer);
  return { ...gridOf(header, new Float32Array(buffer, start, header.size ** 2)), examples: header.examples };
}

/** @param {number} count */
async function frames(count) {
  for (let k = 0; k < count; k++) await new Promise(requestAnimationFrame);
}

/** @param {Lab} lab @returns {Feature} */
export function create({ contour, surface, link }) {
  const panels = [contour, surface];
  const drawn = new WeakMap(); // Plotly element -> the grid on it
  let wanted = /** @type {string | null} */ (null), held = { address: /** @type {string | null} */ (null), grid: /** @type {any} */ (null) }, busy = false, hurried = false, begun = -Infinity, pause = GAP, timer = /** @type {number} */ (null);

  /** @param {Tracks} tracks @param {number} step */
  function addressOf(tracks, step) {
    const track = tracks.runs.find((run) => run.visible && run.batch && run.count);
    return track ? `batch${link.link || "?"}&which=${encodeURIComponent(track.name)}&step=${headOf(track, step)}` : null;
  }

  /**
   * A picture of another landscape is about to be replaced; a hidden one cannot be drawn on.
   * @param {Panel} panel
   */
  const open = (panel) => panel.gd?.isConnected && panel.overlay.width > 0 && panel.eye.ready && panel.gd.layout?.meta?.stamp === link.scene;
  /** @param {Panel} panel */
  const outdated = (panel) => (held.grid ? open(panel) && !(drawn.get(panel.gd) === held.grid && hasSheet(panel)) : hasSheet(panel));

  function schedule() {
    if (busy || timer !== null || (wanted === held.address && !panels.some(outdated))) return;
    timer = setTimeout(work, Math.max(0, begun + (hurried ? pause : GAP) - performance.now()));
  }

  /** One request at a time, for what is wanted when it is sent. */
  async function work() {
    timer = null;
    busy = true;
    begun = performance.now();
    const address = wanted;
    try {
      if (address !== held.address) held = { address, grid: address && (await fetchGrid(address)) };
    } catch {
      // The banner tells when the server is away; the last batch would be a wrong one.
      held = { address, grid: null };
    }
    const from = performance.now(), late = panels.filter(outdated);
    late.forEach(apply);
    // What Plotly was told is drawn in the next frames: how long those take is what it cost.
    if (late.length) await frames(FRAMES);
    pause = GAP + SHARE * Math.max(0, performance.now() - from - FRAMES * FRAME);
    busy = false;
    schedule();
  }

  /** @param {Panel} panel */
  function apply(panel) {
    if (held.grid === null) dropSheet(panel);
    else putSheet(panel, held.grid);
    if (held.grid) drawn.set(panel.gd, held.grid);
  }

  return {
    /** The numbers of the examples in the batch that is drawn, none while none is. */
    examples: () => held.grid?.examples ?? NONE,
    /** Cheap: the work is done outside of the frame. */
    draw({ tracks, step, playing, view }) {
      wanted = view.batch ? addressOf(tracks, step) : null;
      hurried = playing;
      schedule();
      return false;
    },
  };
}
