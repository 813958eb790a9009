/** The gradient field on the contour: where each point would go, and how strongly. */

import { planeBoards } from "../plot/board.mjs";
import { createFetched } from "../step/fetched.mjs";
import { planePixel } from "../plot/projection.mjs";
import { unframe } from "../core/stream.mjs";
import { say } from "../words/words.mjs";

// A gradient this much smaller than the largest is drawn as the smallest.
const DECADES = 4, INK = "#0b1b33", LONGEST = 30;

/** @param {Response} response */
async function read(response) {
  const buffer = await response.arrayBuffer();
  const { header, start } = unframe(buffer);
  const n = header.size ** 2;
  const [x, y, gx, gy] = [0, 1, 2, 3].map((k) => new Float32Array(buffer, start + 4 * k * n, n));
  return { size: header.size, x, y, gx, gy };
}

/**
 * The logarithm of each |∇f| on a scale from 0 to 1; -1 where there is no direction.
 * @param {FieldAnswer} found
 */
function strengths({ gx, gy }) {
  const size = gx.map((value, k) => Math.hypot(value, gy[k]));
  const top = Math.log10(Math.max(...size.filter(Number.isFinite)));
  return size.map((value) => (value > 0 && Number.isFinite(value) ? Math.max(0, 1 + (Math.log10(value) - top) / DECADES) : -1));
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} u
 * @param {number} v @param {number} length
 */
function arrow(ctx, x, y, u, v, length) {
  const [dx, dy] = [u * length, v * length], head = Math.min(6, 0.45 * length);
  const [tx, ty] = [x + dx / 2, y + dy / 2];
  ctx.beginPath();
  ctx.moveTo(x - dx / 2, y - dy / 2);
  ctx.lineTo(tx, ty);
  ctx.moveTo(tx - head * u - 0.6 * head * v, ty - head * v + 0.6 * head * u);
  ctx.lineTo(tx, ty);
  ctx.lineTo(tx - head * u + 0.6 * head * v, ty - head * v - 0.6 * head * u);
  ctx.stroke();
}

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { legend, link, changed } = lab, boards = planeBoards(lab, 0);
  const ask = createFetched(read, changed);
  let seen = /** @type {FieldAnswer | null} */ (null), strong = /** @type {number[] | Float32Array | null} */ (null), version = 0;

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {FieldAnswer} found
   */
  function paint({ panel }, ctx, box, found) {
    const v = panel.eye.values, n = found.size;
    const cell = Math.min(Math.abs(v[0] * (found.x[1] - found.x[0])), Math.abs(v[3] * (found.y[n] - found.y[0])));
    const longest = Math.min(LONGEST, 0.95 * cell);
    ctx.strokeStyle = INK;
    ctx.lineWidth = 1.3;
    ctx.lineCap = ctx.lineJoin = "round";
    ctx.setLineDash([]);
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    ctx.clip();
    for (let k = 0; k < n * n; k++) {
      const x = planePixel(v, found.x[k], false), y = planePixel(v, found.y[k], true);
      if (strong[k] < 0 || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      const dx = -v[0] * found.gx[k], dy = -v[3] * found.gy[k], size = Math.hypot(dx, dy);
      if (!(size > 0)) continue;
      ctx.globalAlpha = 0.25 + 0.5 * strong[k];
      arrow(ctx, x, y, dx / size, dy / size, longest * (0.45 + 0.55 * strong[k]));
    }
    ctx.restore();
  }

  return {
    /** @param {Frame} frame */
    draw({ view, tracks }) {
      const on = view.field && tracks.runs.length > 0;
      const found = ask(on ? `field?on=${landscapeOf(link.link)}` : null, on ? landscapeOf(link.link) : "");
      if (found !== seen) {
        version += 1;
        strong = found && strengths(found);
      }
      seen = found;
      for (const board of boards) board.show(found ? [version] : null, (ctx, box) => paint(board, ctx, box, found));
      legend.tell("field", found ? [] : null, () => [say("small arrows: −∇f, longer and darker with log |∇f|")]);
    },
  };
}

/**
 * The word of the landscape as the link has it: the field depends on nothing else.
 * @param {string} text
 */
function landscapeOf(text) {
  const word = (text ?? "").replace(/^\?/, "").split("&").find((part) => part.startsWith("on="));
  return word?.slice(3) ?? "";
}
