/** Of the step that leaves each head: the gradient's pull, what the memory keeps, and the step. */

import { drawMove, drawTimes, moveArrow, stepArrow } from "./arrow.mjs";
import { createBoard } from "./board.mjs";
import { addressOf, createFetched, lookedInto } from "./fetched.mjs";
import { drawLabels } from "../labels.mjs";
import { headOf } from "../tracks.mjs";
import { say } from "../words.mjs";

const PALE = 0.3, ROOM = 60;

/** Shape tells as well as colour; the step is broad, so that it shows under a gradient along it. */
export const STYLES = {
  step: { colour: "#101820", width: 7, dash: [], head: 15, halo: 3, text: "step" },
  gradient: { colour: "#c2003f", width: 2.4, dash: [], halo: 1.6, text: "−η∇f" },
  memory: { colour: "#5b2a86", width: 2.4, dash: [5, 3], vee: true, halo: 1.6, text: "momentum" },
};
const NAMES = { gradient: "down", memory: "kept" };

/** The moves of one step of a run: from the series, or as told for a single step. */
function movesOf(track, head, told) {
  const found = {};
  for (const [part, name] of Object.entries(NAMES)) {
    const x = track[`${name}_x`], y = track[`${name}_y`], one = told?.[track.name];
    if (x && y) found[part] = [x[head], y[head]];
    else if (one && `${name}_x` in one) found[part] = [one[`${name}_x`], one[`${name}_y`]];
  }
  return found;
}

/** @param {object} lab of features.mjs @param {{stage: string|null, parts: () => string[]}} slow */
export function createArrows({ contour, surface, tracks, link, changed }, slow) {
  const boards = [createBoard(contour, 3), createBoard(surface, 3)];
  const ask = createFetched((response) => response.json(), changed);
  let told = null, version = 0;

  /** In slow motion the arrows are there although the link has none: of this step alone. */
  function listen(picture) {
    const first = lookedInto(tracks, picture.view);
    const wanted = slow.stage && !picture.view.arrows && first;
    const found = ask(wanted ? addressOf("parts", link.link, { ...first, count: Infinity }, picture.step) : null, link.link);
    // The parts of one step are not drawn at another.
    const next = found?.step === picture.step ? found.runs : null;
    if (next !== told) version += 1;
    told = next;
  }

  function shown(part) {
    if (!slow.stage) return 1;
    const order = slow.parts();
    const place = order.indexOf(part) - order.indexOf(slow.stage);
    return place === 0 ? 1 : place < 0 ? PALE : 0;
  }

  function arrowsOf(board, box, track, step) {
    const head = headOf(track, step), moves = movesOf(track, head, told);
    const arrows = { step: step < track.count ? stepArrow(board, track, head) : null };
    for (const part of Object.keys(moves)) arrows[part] = moveArrow(board, box, track.x[head], track.y[head], ...moves[part]);
    return arrows;
  }

  function paint(board, ctx, box, { step, palette }) {
    const runs = tracks.runs.filter((track) => track.visible && track.count);
    const { font } = board.panel, labels = [];
    for (const track of runs) {
      const arrows = arrowsOf(board, box, track, step);
      // In slow motion the part that is spoken of lies over those before it.
      const order = Object.keys(STYLES).sort((a, b) => shown(a) - shown(b));
      for (const part of order) {
        const alpha = shown(part), arrow = arrows[part], style = STYLES[part];
        if (!arrow || !alpha) continue;
        drawMove(ctx, arrow, alpha === 1 ? style : { ...style, halo: 0 }, alpha);
        if (alpha === 1) drawTimes(ctx, arrow, font, palette, box);
        if (runs.length === 1 && alpha === 1 && arrow.length > ROOM / 3) labels.push(labelOf(arrow, style));
      }
    }
    drawLabels(ctx, labels, box, palette, Math.round(0.9 * font.size), font.family);
  }

  const labelOf = (arrow, style) => ({ name: style.text, text: say(style.text), x: arrow.x + 4 * arrow.u, y: arrow.y + 14 * arrow.v });

  /** True while there are arrows. */
  function draw(picture) {
    listen(picture);
    const on = picture.view.arrows || slow.stage !== null;
    const stamp = on ? `${picture.stamp} ${tracks.version} ${picture.step} ${slow.stage} ${version}` : null;
    for (const board of boards) board.show(stamp, (ctx, box) => paint(board, ctx, box, picture));
    return on;
  }

  return { draw };
}
