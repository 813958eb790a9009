/** Many random starts at once: small dots that move with the clock, and how many have arrived. */

import { make } from "../core/elements.mjs";
import { planeBoards } from "../plot/board.mjs";
import { planePixel } from "../plot/projection.mjs";
import { unframe } from "../core/stream.mjs";
import { say } from "../words/words.mjs";
import { createAsked, mapLink } from "../basins/asked.mjs";
import { shareOf } from "../basins/outcomes.mjs";

const STAGES = [{ words: "", after: 250 }], RADIUS = 3, PALE = "0.4", TURN = 2 * Math.PI;

/** @param {ArrayBuffer} buffer */
function read(buffer) {
  const { header, start } = unframe(buffer);
  if (header.missing) return { ...header, final: true };
  const size = header.rows * header.count, series = (/** @type {number} */ k) => new Float32Array(buffer, start + 4 * k * size, size);
  return { ...header, final: true, x: series(0), y: series(1), ends: countsAt(header, header.steps) };
}

/**
 * The row that shows a step: the last one that is not beyond it.
 * @param {Crowd} found @param {number} step
 */
const rowAt = ({ rows, stride, steps }, step) => (step >= steps ? rows - 1 : Math.floor(step / stride));

/**
 * How many starts of each group there are at a step; those that have not arrived are on their way.
 * @param {Crowd} found @param {number} step
 * @returns {Record<string, number>}
 */
export function countsAt({ groups, group, since, steps }, step) {
  /** @type {Record<string, number>} */
  const counts = { ...Object.fromEntries(groups.map((name) => [name, 0])), way: 0 };
  group.forEach((place, k) => {
    const dated = since[k] >= 0;
    counts[(dated ? since[k] <= step : step >= steps) ? groups[place] : "way"] += 1;
  });
  return counts;
}

/**
 * The counts in words; what never happens in this crowd is not told.
 * @param {Crowd} found @param {number} step
 */
export function sentenceOf(found, step) {
  const counts = countsAt(found, step), ends = found.ends ?? countsAt(found, found.steps), all = found.count;
  const goal = () => say("{n} of {all} reached the lowest loss ({share})", { n: counts.lowest, all, share: shareOf(counts.lowest, all) });
  const parts = [found.goal ? goal() : say("there is no minimum to reach")];
  const told = {
    other: () => say("{n} another minimum", { n: counts.other }),
    diverged: () => say("{n} diverged", { n: counts.diverged }),
    stuck: () => say("{n} stuck", { n: counts.stuck }),
    moving: () => say("{n} still moving at the end or there for fewer than 20 steps", { n: counts.moving }),
  };
  for (const [name, text] of Object.entries(told)) if (ends[name] && (name === "other" || name === "diverged" || counts[name])) parts.push(text());
  if (counts.way) parts.push(say("{n} on their way", { n: counts.way }));
  return parts.join(", ");
}

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { link, changed, strip } = lab, boards = planeBoards(lab, 1);
  const ask = createAsked("crowd", STAGES, read, changed);
  const heard = make("div", "unseen");
  let seen = /** @type {Crowd | null} */ (null), version = 0;
  heard.setAttribute("role", "status");
  document.body.append(heard);

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {Crowd} found @param {number} row @param {RunStyle} style
   */
  function paint({ panel }, ctx, box, found, row, style) {
    const v = panel.eye.values, first = row * found.count;
    ctx.canvas.classList.add("crowd");
    ctx.canvas.style.opacity = found.stale ? PALE : "1";
    ctx.beginPath();
    for (let k = first; k < first + found.count; k++) {
      const x = planePixel(v, found.x[k], false), y = planePixel(v, found.y[k], true);
      if (!(x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)) continue;
      ctx.moveTo(x + RADIUS, y);
      ctx.arc(x, y, RADIUS, 0, TURN);
    }
    ctx.lineWidth = 2.4;
    ctx.strokeStyle = style.casing;
    ctx.stroke();
    ctx.fillStyle = style.colour;
    ctx.fill();
  }

  /** @param {Crowd} found @param {Track} track @param {string} sentence */
  function told(found, track, sentence) {
    if (found.missing !== undefined) return [say(found.missing)];
    if (found.stale) return [say("The random starts are being computed …")];
    const about = say("{run} from {n} random starts (seed {seed}):", { run: track.label, n: found.count, seed: found.seed });
    const every = found.stride > 1 ? ` ${say("The dots are shown at every {n} steps.", { n: found.stride })}` : "";
    return [make("span", "", `${about} `, make("b", "", sentence), `.${every}`)];
  }

  return {
    /** @param {Frame} frame */
    draw({ view, tracks, step, playing, stamp, palette }) {
      const on = Boolean(view.crowd) && tracks.runs.length > 0;
      const found = ask(on ? mapLink(link.link, ["seed"]) : null);
      if (found !== seen) version += 1;
      seen = found;
      if (!found) {
        for (const board of boards) board.show(null);
        return strip("crowd", null);
      }
      const there = found.missing === undefined, row = there ? rowAt(found, step) : 0, track = tracks.runs[found.which ?? 0];
      const drawn = there ? [version, row, stamp] : null;
      for (const board of boards) board.show(board.shows(found.which) ? drawn : null, (ctx, box) => paint(board, ctx, box, found, row, palette.runs[found.which]));
      const sentence = there && !found.stale ? sentenceOf(found, step) : "";
      strip("crowd", found.missing === "" ? null : [version, track?.label, sentence], () => told(found, track, sentence));
      // What is heard is where it rests: at each step it would never be said to the end.
      if (!playing && heard.textContent !== sentence) heard.textContent = sentence;
    },
  };
}
