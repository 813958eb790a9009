/** The fan: the gradient of every single example at the head, and their mean. */

import { drawMoves, moveArrow, partOf } from "../step/arrow.mjs";
import { createBoard, planeBoards } from "../plot/board.mjs";
import { addressOf, createFetched, lookedInto } from "../step/fetched.mjs";
import { swatch } from "../plot/legend.mjs";
import { format } from "../words/numbers.mjs";
import { say } from "../words/words.mjs";

const LONGEST = 0.25, BAR = 6, TALL = 34, MEAN = "#101820", ONE = "#c2003f";
/** @type {MoveStyle} */
const THIN = { colour: ONE, width: 1.2, dash: [], head: 6, halo: 0 };
/** @type {MoveStyle} */
const THICK = { colour: MEAN, width: 4, dash: [], head: 12, halo: 3 };

/** @param {number[]} pair */
const lengthOf = ([x, y]) => Math.hypot(x, y);

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { legend, surface, tracks, link, changed } = lab, boards = [...planeBoards(lab, 3), createBoard(surface, 3)];
  const ask = createFetched((response) => response.json(), changed);
  let seen = /** @type {FanAnswer | null} */ (null), version = 0;

  /**
   * All arrows in one scale, in which the longest is a quarter of the picture.
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {FanAnswer} found
   */
  function paint(board, ctx, box, { x, y, single, mean }) {
    const most = Math.max(...[...single, mean].map(([gx, gy]) => partOf(board, box, gx, gy)));
    if (!(most > 0)) return;
    const scale = LONGEST / most;
    /** @param {number[]} pair */
    const arrow = ([gx, gy]) => moveArrow(board, box, x, y, -scale * gx, -scale * gy);
    drawMoves(ctx, single.map(arrow), THIN, 0.8);
    drawMoves(ctx, [arrow(mean)], THICK);
  }

  /**
   * |∇fᵢ| of each example as a bar, and the mean's at the right.
   * @param {FanAnswer} found
   */
  function bars({ single, mean }) {
    const sizes = [...single, mean].map(lengthOf), top = Math.max(...sizes) || 1;
    const width = Math.max(2, Math.min(BAR, Math.floor(180 / sizes.length)));
    return swatch(width * (sizes.length + 1), TALL, (ctx) => sizes.forEach((size, k) => {
      const last = k === single.length, tall = Math.max(1, (TALL - 3) * (size / top));
      ctx.fillStyle = last ? MEAN : ONE;
      ctx.fillRect(width * (k + (last ? 1 : 0)), TALL - tall, Math.max(1, width - 1), tall);
    }));
  }

  /** @param {FanAnswer} found @param {Track} track */
  function told(found, track) {
    if (tracks.examples === null) return [say("The fan needs a landscape made from data.")];
    if (!found || found.missing) return [say(found?.missing ?? "")];
    const longest = Math.max(...found.single.map(lengthOf));
    return [bars(found), say("−∇f of {m} examples, longest {longest}; thick: their mean, {mean} ({run}, step {k})",
      { run: track.label, k: found.step, m: found.single.length, longest: format(longest), mean: format(lengthOf(found.mean)) })];
  }

  return {
    /** @param {Frame} frame */
    draw({ view, step, stamp }) {
      const track = view.fan ? lookedInto(tracks, view) : null, possible = track && tracks.examples !== null;
      const found = ask(possible ? addressOf("fan", link.link, track, step) : null, link.link);
      if (found !== seen) version += 1;
      seen = found;
      const drawn = found && !found.missing ? [version] : null;
      const place = tracks.runs.indexOf(track);
      for (const board of boards) board.show(board.shows(place) ? drawn : null, (ctx, box) => paint(board, ctx, box, found));
      legend.tell("fan", track && (found || !possible) ? [stamp, version, possible] : null, () => told(found, track));
    },
  };
}
