/** Basins of attraction on the contour: each start in the colour of the minimum that its path ends at. */

import { make } from "../core/elements.mjs";
import { planeBoards } from "../plot/board.mjs";
import { swatch } from "../plot/legend.mjs";
import { CELLS, OUTCOMES } from "../core/contract.mjs";
import { unframe } from "../core/stream.mjs";
import { say } from "../words/words.mjs";
import { createAsked, mapLink } from "./asked.mjs";
import { COLOURS, drawBadge, patternOf, shareOf, signOf } from "./outcomes.mjs";
import { bordersOf, paintBasins, regionsOf, tinted } from "./paint.mjs";

// A coarse map follows the slider; the fine one comes when the slider rests.
const STAGES = [{ words: `&cells=${CELLS[0]}`, after: 0 }, { words: `&cells=${CELLS[1]}`, after: 300 }];
const { CURVE, DIVERGED, FIRST, MOVING, STUCK } = OUTCOMES;
const PALE = "0.4";

/** @param {ArrayBuffer} buffer */
function read(buffer) {
  const { header, start } = unframe(buffer);
  if (header.missing) return header;
  const fate = new Uint8Array(buffer, start, header.side ** 2), found = { ...header, fate };
  return { ...found, patterned: patternedIn(header.counts), picture: tinted(found), borders: bordersOf(found), regions: regionsOf(found) };
}

/**
 * Which fates have which pattern, of those that there are.
 * @param {number[]} counts
 */
function patternedIn(counts) {
  const found = new Map();
  counts.forEach((count, number) => {
    const sign = signOf(number);
    if (!count || !sign.pattern) return;
    if (!found.has(sign.pattern)) found.set(sign.pattern, { sign, numbers: new Set() });
    found.get(sign.pattern).numbers.add(number);
  });
  return [...found.values()];
}

/** @param {Lab} lab @returns {Feature} */
export function createBasins(lab) {
  const { link, changed, strip } = lab, boards = planeBoards(lab, 0);
  const ask = createAsked("basins", STAGES, read, changed);
  let seen = /** @type {Basins | null} */ (null), version = 0;

  /**
   * Under everything else that is drawn on the contour.
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {Basins} found
   */
  function paint(board, ctx, box, found) {
    const { canvas } = ctx, first = canvas.parentElement?.querySelector(":scope > canvas.overlay");
    if (first && first !== canvas) first.before(canvas);
    canvas.classList.add("basins");
    canvas.style.opacity = found.stale ? PALE : "1";
    paintBasins(board.panel, ctx, box, found, window.devicePixelRatio || 1);
  }

  /**
   * Each fate with its sign and its share of the starts.
   * @param {Basins} found @param {Track} track @param {string} family
   */
  function told(found, track, family) {
    if (found.missing !== undefined) return [say(found.missing)];
    // The run may be gone for which it was made.
    if (found.stale) return [say("The map is being computed …")];
    const head = say("Where {run} ends, from {n} × {n} starts", { run: track.label, n: found.side });
    const all = found.side ** 2, items = /** @type {HTMLElement[]} */ ([]);
    /** @param {Sign} sign @param {number} count */
    const item = (sign, count) => items.push(make("span", "map-item", picture(sign, family),
      ...(sign.letter === null ? [] : [make("span", "unseen", `${sign.letter} `)]), sign.letter === null ? `${say(sign.name)} ${shareOf(count, all)}` : shareOf(count, all)));
    const minima = found.counts.slice(FIRST);
    minima.slice(0, COLOURS.length).forEach((count, k) => item(signOf(FIRST + k), count));
    const more = minima.slice(COLOURS.length).reduce((sum, count) => sum + count, 0);
    if (more) item(signOf(FIRST + COLOURS.length), more);
    for (const fate of [CURVE, STUCK, MOVING, DIVERGED]) if (found.counts[fate]) item(signOf(fate), found.counts[fate]);
    return [make("span", "", head), ...items];
  }

  return {
    /** @param {Frame} frame */
    draw({ view, tracks, palette }) {
      const on = view.map === "basins" && tracks.runs.length > 0;
      const found = ask(on ? mapLink(link.link) : null);
      if (found !== seen) version += 1;
      seen = found;
      const drawn = found && found.missing === undefined ? [version, palette.ink] : null;
      for (const board of boards) board.show(drawn !== null && board.shows(found.which) ? drawn : null, (ctx, box) => paint(board, ctx, box, found));
      const track = tracks.runs[found?.which ?? 0];
      strip("basins", found?.missing === "" || !found ? null : [version, track?.label, palette.paper], () => told(found, track, lab.contour.font.family));
    },
  };
}

/**
 * A sign as it is on the map.
 * @param {Sign} sign @param {string} family
 */
function picture(sign, family) {
  if (sign.letter !== null) return bare(swatch(20, 20, (ctx) => drawBadge(ctx, sign, 10, 10, 8.5, family)));
  return bare(swatch(22, 14, (ctx) => {
    ctx.globalAlpha = sign.opacity;
    ctx.fillStyle = sign.tint;
    ctx.fillRect(0, 0, 22, 14);
    ctx.globalAlpha = 1;
    if (!sign.pattern) return;
    ctx.fillStyle = ctx.createPattern(patternOf(sign, 1), "repeat");
    ctx.fillRect(0, 0, 22, 14);
  }));
}

/**
 * Without the grey ground that the legend's small pictures have.
 * @param {HTMLCanvasElement} canvas
 */
function bare(canvas) {
  canvas.className = "";
  return canvas;
}
