/** Arrows of moves in the plane of the parameters: straight on the contour, laid on the surface. */

import { drawText } from "../plot/glyphs.mjs";

/** An arrow longer than this part of the picture is cut, and says so. */
export const PART = 1 / 3;
const PIECES = 16, FEW = 3, PIECE = 8, SHORT = 2, PALE = 0.4, HALO = "#ffffff";
const line = { x: new Float64Array(PIECES + 1), y: new Float64Array(PIECES + 1) };
const pixels = new Float64Array(3 * (PIECES + 1)), at = new Float64Array(3), seg = new Float64Array(6), ends = new Float64Array(6);

/**
 * How long a move is, as a part of the picture.
 * @param {Board} board @param {Box} box @param {number} dx @param {number} dy
 */
export function partOf({ panel }, box, dx, dy) {
  const v = panel.eye.values;
  if (panel.depth) return Math.hypot(dx / (v[21] - v[20]), dy / (v[23] - v[22]));
  return Math.hypot(v[0] * dx, v[3] * dy) / Math.min(box.right - box.left, box.bottom - box.top);
}

/**
 * Fills `pixels` with the route of a move; returns how many of its `pieces` are in the picture.
 * @param {Lens} lens @param {number} x @param {number} y @param {number} dx @param {number} dy
 * @param {number} pieces
 */
function route(lens, x, y, dx, dy, pieces) {
  for (let k = 0; k <= pieces; k++) {
    line.x[k] = x + (k / pieces) * dx;
    line.y[k] = y + (k / pieces) * dy;
    if (!lens.point(line, k, at)) return k - 1;
    pixels.set(at, 3 * k);
  }
  return pieces;
}

/**
 * A move from a point, cut where it is too long or leaves the picture.
 * @param {Board} board @param {Box} box @param {number} x @param {number} y @param {number} dx
 * @param {number} dy
 * @returns {Arrow|null} null where there is nothing to be seen
 */
export function moveArrow(board, box, x, y, dx, dy) {
  if (!Number.isFinite(dx + dy)) return null;
  const part = partOf(board, box, dx, dy), keep = Math.min(1, PART / part);
  const { lens, depth } = board.panel;
  // On the plane it is a straight line: many pieces are only for finding where it leaves the picture.
  if (!depth && route(lens, x, y, keep * dx, keep * dy, 1) === 1) return shaped(depth, 1, 1 / keep);
  const pieces = depth ? Math.max(FEW, Math.ceil(PIECES * Math.min(1, part / PART))) : PIECES;
  const count = route(lens, x, y, keep * dx, keep * dy, pieces);
  if (count < 1) return null;
  return shaped(depth, count, pieces / (count * keep));
}

/**
 * The step that leaves point k of a run: it ends at the next point, or at the picture's edge.
 * @param {Board} board @param {Path} track @param {number} k
 */
export function stepArrow({ panel }, track, k) {
  const { lens, depth } = panel;
  if (k + 1 >= track.count || !lens.point(track, k, at) || !lens.segment(track, k, seg)) return null;
  const far = Math.hypot(seg[3] - seg[0], seg[4] - seg[1]);
  if (!(far > SHORT)) return null;
  const pieces = depth ? Math.min(PIECES, Math.max(FEW, Math.ceil(far / PIECE))) : 1;
  const whole = lens.point(track, k + 1, at);
  for (let j = 0; j <= pieces; j++) for (let c = 0; c < 3; c++) pixels[3 * j + c] = seg[c] + (j / pieces) * (seg[3 + c] - seg[c]);
  return shaped(depth, pieces, whole ? 1 : times(lens, track, k));
}

/**
 * How many times longer a step is than its part in the picture.
 * @param {Lens} lens @param {Points} track @param {number} k
 */
function times(lens, track, k) {
  if (lens.cut) lens.cut(track, k, ends);
  else ends.set(seg);
  const shown = Math.hypot(ends[3] - ends[0], ends[4] - ends[1]);
  if (lens.cut) return Math.hypot(track.x[k + 1] - track.x[k], track.y[k + 1] - track.y[k]) / shown;
  return Math.hypot(at[0] - seg[0], at[1] - seg[1]) / shown;
}

const VISIBLE = Array(PIECES).fill(false), SOLID = /** @type {number[]} */ ([]);

/** @param {Depth} depth @param {Float64Array} points @param {number} count */
function hiddenPieces(depth, points, count) {
  if (!depth) return VISIBLE.slice(0, count);
  /** @param {number} k */
  const mid = (k) => (points[k] + points[k + 3]) / 2;
  return Array.from({ length: count }, (_, k) => depth.hides(mid(3 * k), mid(3 * k + 1), mid(3 * k + 2)));
}

/** @param {Depth} depth @param {number} count @param {number} cut */
function shaped(depth, count, cut) {
  const points = pixels.slice(0, 3 * count + 3), hidden = hiddenPieces(depth, points, count);
  const n = 3 * count, x = points[n], y = points[n + 1];
  const length = Math.hypot(x - points[0], y - points[1]);
  if (!(length > SHORT)) return null;
  const u = (x - points[n - 3]) || (x - points[0]), v = (y - points[n - 2]) || (y - points[1]);
  const size = Math.hypot(u, v) || 1;
  return { points, hidden, x, y, u: u / size, v: v / size, length, cut: cut > 1.001 ? cut : 1 };
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Arrow} arrow @param {boolean} pale
 * @param {Pair} back
 */
function shaft(ctx, { points, hidden }, pale, back) {
  let pen = false;
  for (let k = 0; k < hidden.length; k++) {
    const [from, to] = [3 * k, 3 * k + 3];
    if (hidden[k] === pale) {
      if (!pen) ctx.moveTo(points[from], points[from + 1]);
      // The shaft ends inside its head, or a thick one would stick out of the tip.
      const last = k === hidden.length - 1 ? back : null;
      ctx.lineTo(points[to] - (last?.[0] ?? 0), points[to + 1] - (last?.[1] ?? 0));
    }
    pen = hidden[k] === pale;
  }
}

/**
 * Adds a head to the path: closed, or of two lines.
 * @param {CanvasRenderingContext2D} ctx @param {Arrow} arrow @param {MoveStyle} style
 * @param {boolean} open
 */
function outline(ctx, { x, y, u, v, length }, style, open) {
  const size = sizeOf(style, length), back = 1.35 * size, half = 0.62 * size;
  ctx.moveTo(x - back * u - half * v, y - back * v + half * u);
  ctx.lineTo(x, y);
  ctx.lineTo(x - back * u + half * v, y - back * v - half * u);
  if (!open) ctx.closePath();
}

/** @param {MoveStyle} style @param {number} length */
const sizeOf = (style, length) => Math.min(style.head ?? 10, 0.6 * length);

/**
 * The heads: filled, of two lines (`vee`), or hollow where an arrow is cut.
 * @param {CanvasRenderingContext2D} ctx @param {Arrow[]} arrows @param {MoveStyle} style
 * @param {boolean} cut
 */
function heads(ctx, arrows, style, cut) {
  const open = style.vee && !cut;
  ctx.beginPath();
  for (const arrow of arrows) outline(ctx, arrow, style, open);
  ctx.setLineDash(SOLID);
  ctx.lineJoin = "round";
  if (style.halo) stroke(ctx, HALO, 2 + style.halo);
  ctx.fillStyle = cut ? HALO : style.colour;
  if (!open) ctx.fill();
  stroke(ctx, style.colour, cut || style.vee ? 2 : 1);
}

/** @param {CanvasRenderingContext2D} ctx @param {string} colour @param {number} width */
function stroke(ctx, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Arrow[]} arrows @param {MoveStyle} style
 * @param {boolean} pale
 */
function shafts(ctx, arrows, style, pale) {
  ctx.beginPath();
  for (const arrow of arrows) {
    const size = sizeOf(style, arrow.length);
    shaft(ctx, arrow, pale, [size * arrow.u, size * arrow.v]);
  }
  ctx.setLineDash(SOLID);
  if (style.halo && !pale) stroke(ctx, HALO, style.width + style.halo);
  ctx.setLineDash(style.dash);
  stroke(ctx, style.colour, pale ? style.width * 0.6 : style.width);
}

/**
 * Arrows of one style, in as few strokes as they need.
 * @param {(Arrow|null)[]} moves of moveArrow or stepArrow
 * @param {MoveStyle} style
 * @param {number} alpha
 * @param {CanvasRenderingContext2D} ctx
 */
export function drawMoves(ctx, moves, style, alpha = 1) {
  const arrows = moves.filter(Boolean);
  if (!arrows.length) return;
  ctx.lineCap = "butt";
  for (const pale of arrows.some((arrow) => arrow.hidden.includes(true)) ? [true, false] : [false]) {
    ctx.globalAlpha = alpha * (pale ? PALE : 1);
    shafts(ctx, arrows, style, pale);
  }
  for (const pale of [true, false]) for (const cut of [false, true]) {
    const alike = arrows.filter((arrow) => arrow.hidden.at(-1) === pale && arrow.cut > 1 === cut);
    ctx.globalAlpha = alpha * (pale ? PALE : 1);
    if (alike.length) heads(ctx, alike, style, cut);
  }
  ctx.globalAlpha = 1;
}

/**
 * "×12" of an arrow that is cut, nothing of a whole one.
 * @param {Arrow} arrow
 */
export function timesOf({ cut }) {
  if (cut === 1) return "";
  return `×${cut < 10 ? cut.toFixed(1) : cut < 1e4 ? Math.round(cut) : cut.toExponential(0)}`;
}

/**
 * The same beside its tip.
 * @param {CanvasRenderingContext2D} ctx @param {Arrow} arrow @param {Font} font
 * @param {Palette} palette @param {Box} box
 */
export function drawTimes(ctx, arrow, font, palette, box) {
  if (!arrow || arrow.cut === 1) return;
  ctx.font = `600 ${Math.round(0.85 * font.size)}px ${font.family}`;
  ctx.textAlign = arrow.u < 0 ? "right" : "left";
  ctx.textBaseline = "middle";
  const y = arrow.y + 12 * arrow.v + (Math.abs(arrow.u) > 0.8 ? -11 : 0);
  drawText(ctx, timesOf(arrow), arrow.x + 8 * arrow.u, Math.min(box.bottom - 8, Math.max(box.top + 8, y)), palette.ink, palette.paper);
}
