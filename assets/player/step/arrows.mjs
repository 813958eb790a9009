/** Of the step that leaves each head: the gradient's pull, what the memory keeps, and the step. */

import { ARROWS } from "../core/contract.mjs";
import { drawMoves, drawTimes, moveArrow, stepArrow, timesOf } from "./arrow.mjs";
import { createBoard, planeBoards } from "../plot/board.mjs";
import { addressOf, createFetched, lookedInto } from "./fetched.mjs";
import { drawLabels } from "../paths/labels.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";

// In slow motion: a longest arrow below SMALL of the domain is drawn as up to ENLARGED of it.
const PALE = 0.3, ROOM = 20, SMALL = 0.06, ENLARGED = 0.2;

/**
 * Shape tells as well as colour; the step is broad, so that it shows under a gradient along it.
 * @type {Record<string, MoveStyle>}
 */
export const STYLES = {
  step: { colour: "#101820", width: 7, dash: [], head: 15, halo: 3, text: "step" },
  gradient: { colour: "#c2003f", width: 2.4, dash: [], halo: 1.6, text: "−η∇f" },
  memory: { colour: "#5b2a86", width: 2.4, dash: [5, 3], vee: true, halo: 1.6, text: "momentum" },
};

/**
 * The moves of one step of a run: from the series, or as told for a single step.
 * @param {Track} track @param {number} head @param {Record<string, any>} told
 */
function movesOf(track, head, told) {
  /** @type {Record<string, number[]>} */
  const found = {};
  for (const [part, [x, y]] of Object.entries(ARROWS)) {
    const one = told?.[track.name];
    if (track[x] && track[y]) found[part] = [track[x][head], track[y][head]];
    else if (one && x in one) found[part] = [one[x], one[y]];
  }
  return found;
}

/** @param {Track} track */
const isShown = (track) => track.visible && track.count;
/** @param {Track} track @param {number} head */
const stepOf = (track, head) => (head + 1 < track.count ? [track.x[head + 1] - track.x[head], track.y[head + 1] - track.y[head]] : [0, 0]);

/**
 * 1, or how many times longer moves are drawn where the longest is too small a part of the domain.
 * @param {Domain} domain @param {number[][]} moves
 */
function factorOf([[left, right], [bottom, top]], moves) {
  const most = Math.max(0, ...moves.map(([dx, dy]) => Math.hypot(dx / (right - left), dy / (top - bottom))).filter(Number.isFinite));
  if (most === 0 || most >= SMALL) return 1;
  const wanted = ENLARGED / most, power = 10 ** Math.floor(Math.log10(wanted));
  return power * [5, 2, 1].find((digit) => digit * power <= wanted);
}

/** @param {Lab} lab @param {{stage: string|null, parts: () => string[]}} slow */
export function createArrows(lab, slow) {
  const { contour, surface, tracks, link, changed } = lab, boards = [...planeBoards(lab, 3), createBoard(surface, 3)];
  const ask = createFetched((response) => response.json(), changed);
  let told = /** @type {Record<string, any> | null} */ (null), version = 0;

  /**
   * In slow motion the arrows are there although the link has none: of this step alone.
   * @param {Frame} picture
   */
  function listen(picture) {
    const first = lookedInto(tracks, picture.view);
    const wanted = slow.stage && !picture.view.arrows && first;
    const found = ask(wanted ? addressOf("parts", link.link, { ...first, count: Infinity }, picture.step) : null, link.link);
    // The parts of one step are not drawn at another.
    const next = found?.step === picture.step ? found.runs : null;
    if (next !== told) version += 1;
    told = next;
  }

  /** @param {string} part */
  function shown(part) {
    if (!slow.stage) return 1;
    const order = slow.parts();
    const place = order.indexOf(part) - order.indexOf(slow.stage);
    return place === 0 ? 1 : place < 0 ? PALE : 0;
  }

  /** @param {Board} board @param {Box} box @param {Track} track @param {number} step */
  function arrowsOf(board, box, track, step) {
    const head = headOf(track, step), moves = movesOf(track, head, told), times = enlarged(step);
    /** @type {Arrows} */
    const arrows = {};
    if (times > 1) moves.step = stepOf(track, head);
    else arrows.step = step < track.count ? stepArrow(board, track, head) : null;
    for (const part in moves) {
      const [dx, dy] = moves[part];
      arrows[part] = moveArrow(board, box, track.x[head], track.y[head], times * dx, times * dy);
    }
    return arrows;
  }

  /**
   * In slow motion arrows too short to be seen are drawn longer, all by one factor that is told.
   * @param {number} step
   */
  function enlarged(step) {
    const domain = slow.stage && [contour, surface].map((panel) => panel.gd?.layout?.meta?.domain).find(Boolean);
    return domain ? factorOf(domain, tracks.runs.filter(isShown).flatMap((track) => {
      const head = headOf(track, step);
      return [stepOf(track, head), ...Object.values(movesOf(track, head, told))];
    })) : 1;
  }

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {Frame} frame
   */
  function paint(board, ctx, box, { step, palette, playing }) {
    const runs = tracks.runs.filter((track, k) => isShown(track) && board.shows(k));
    const all = runs.map((track) => arrowsOf(board, box, track, step));
    // In slow motion the part that is spoken of lies over those before it.
    for (const part of Object.keys(STYLES).sort((a, b) => shown(a) - shown(b))) {
      const alpha = shown(part), style = STYLES[part], arrows = all.map((found) => found[part]);
      if (alpha) drawMoves(ctx, arrows, alpha === 1 ? style : { ...style, halo: 0 }, alpha);
    }
    tell(ctx, box, board.panel.font, all, palette, playing);
  }

  /**
   * What is written at the arrows that are fully drawn: their names, or how many times longer they
   * are; at rest only, as that changes in every step.
   * @param {CanvasRenderingContext2D} ctx @param {Box} box @param {Font} font @param {Arrows[]} all
   * @param {Palette} palette @param {boolean} playing
   */
  function tell(ctx, box, font, all, palette, playing) {
    const labels = [];
    for (const arrows of all) for (const [part, style] of Object.entries(STYLES)) {
      const arrow = arrows[part];
      if (!arrow || shown(part) < 1) continue;
      if (all.length === 1 && arrow.length > ROOM) labels.push(labelOf(arrow, style, playing));
      else if (!playing) drawTimes(ctx, arrow, font, palette, box);
    }
    drawLabels(ctx, labels, box, palette, Math.round(0.9 * font.size), font.family);
  }

  /** @param {Arrow} arrow @param {MoveStyle} style @param {boolean} playing */
  const labelOf = (arrow, style, playing) => ({ name: style.text, text: `${say(style.text)} ${playing ? "" : timesOf(arrow)}`.trim(), x: arrow.x + 4 * arrow.u, y: arrow.y + 14 * arrow.v });

  /**
   * How many times longer than they are the arrows are drawn; null while there are none.
   * @param {Frame} picture
   */
  function draw(picture) {
    listen(picture);
    const on = picture.view.arrows || slow.stage !== null;
    const stamp = on ? [picture.stamp, tracks.version, picture.step, picture.playing, slow.stage, version] : null;
    for (const board of boards) board.show(stamp, (ctx, box) => paint(board, ctx, box, picture));
    return on ? enlarged(picture.step) : null;
  }

  return { draw };
}
