/** Strokes a range of steps of one run: black casing (`edge` wide) under a coloured core. */

export const CASING = 7, CORE = 4;
const HIDDEN = 1.5, HIDDEN_ALPHA = 0.55, PIECE = 10, OVERLAP = 4, CLOSE = 0.6;
const seg = new Float64Array(6);
// What the surface hides is collected apart; most frames have none, so it is made on demand.
let hidden = /** @type {Path2D | null} */ (null);

/**
 * Adds steps [from, to) to the canvas' current path; returns the length in pixels.
 * @param {CanvasRenderingContext2D} ctx @param {Lens} lens @param {Path} track @param {number} from
 * @param {number} to @param {Depth} depth
 */
function trace(ctx, lens, track, from, to, depth) {
  let length = 0, x = NaN, y = NaN;
  for (let k = from; k < to; k++) {
    if (!lens.segment(track, k, seg)) {
      x = NaN;
      continue;
    }
    // Steps too short to be seen are left out: a converged run costs nothing.
    if (Math.abs(seg[3] - x) < CLOSE && Math.abs(seg[4] - y) < CLOSE && k < to - 1) continue;
    length += Math.hypot(seg[3] - seg[0], seg[4] - seg[1]);
    if (depth) pieces(ctx, depth);
    else {
      if (!(Math.abs(seg[0] - x) < CLOSE && Math.abs(seg[1] - y) < CLOSE)) ctx.moveTo(seg[0], seg[1]);
      ctx.lineTo(seg[3], seg[4]);
    }
    x = seg[3];
    y = seg[4];
  }
  return length;
}

/**
 * Splits the step in `seg` where it goes behind the surface (depth is linear on the screen).
 * @param {CanvasRenderingContext2D} ctx @param {Depth} depth
 */
function pieces(ctx, depth) {
  const dx = seg[3] - seg[0], dy = seg[4] - seg[1], dz = seg[5] - seg[2];
  const count = Math.min(40, Math.max(1, Math.ceil(Math.hypot(dx, dy) / PIECE)));
  let pen = null;
  for (let k = 0; k < count; k++) {
    const t = (k + 0.5) / count, end = (k + 1) / count;
    const next = depth.hides(seg[0] + t * dx, seg[1] + t * dy, seg[2] + t * dz) ? (hidden ??= new Path2D()) : ctx;
    if (next !== pen) next.moveTo(seg[0] + (k / count) * dx, seg[1] + (k / count) * dy);
    next.lineTo(seg[0] + end * dx, seg[1] + end * dy);
    pen = next;
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {RunStyle} style */
function strokeHidden(ctx, style) {
  const alpha = ctx.globalAlpha;
  ctx.globalAlpha = alpha * HIDDEN_ALPHA;
  ctx.setLineDash([]);
  ctx.lineWidth = 2 * HIDDEN;
  ctx.strokeStyle = style.casing;
  ctx.stroke(hidden);
  ctx.lineWidth = HIDDEN;
  ctx.strokeStyle = style.colour;
  ctx.stroke(hidden);
  ctx.globalAlpha = alpha;
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} offset length of the path before `from`, so that dashes go on without a jump
 * @param {Depth|null} depth of the 3-D scene
 * @param {boolean} joined true when the steps before `from` are on the same canvas
 * @param {Lens} lens @param {Path} track @param {number} from @param {number} to
 * @param {RunStyle} style
 * @returns {number} length of the stroked range in pixels
 */
export function strokeSteps(ctx, lens, track, from, to, style, offset, depth, joined) {
  if (to <= from) return 0;
  hidden = null;
  ctx.beginPath();
  const length = trace(ctx, lens, track, from, to, depth);
  ctx.lineJoin = ctx.lineCap = "round";
  if (hidden) strokeHidden(ctx, style);
  ctx.setLineDash([]);
  ctx.lineWidth = style.edge ?? CASING;
  ctx.strokeStyle = style.casing;
  ctx.stroke();
  strokeCore(ctx, style, offset - (joined ? again(ctx, lens, track, from, to, depth) : 0));
  return length;
}

/**
 * The casing's round end covers the core before it: the core is drawn a few steps again.
 * @param {CanvasRenderingContext2D} ctx @param {Lens} lens @param {Path} track @param {number} from
 * @param {number} to @param {Depth} depth
 */
function again(ctx, lens, track, from, to, depth) {
  const early = Math.max(0, from - OVERLAP);
  ctx.beginPath();
  const length = trace(ctx, lens, track, early, from, depth);
  trace(ctx, lens, track, from, to, depth);
  return length;
}

/** @param {CanvasRenderingContext2D} ctx @param {RunStyle} style @param {number} start */
function strokeCore(ctx, style, start) {
  ctx.lineWidth = style.core ?? CORE;
  ctx.strokeStyle = style.colour;
  if (style.dash.length) {
    ctx.lineCap = "butt";
    ctx.setLineDash(style.dash);
    ctx.lineDashOffset = start;
  }
  ctx.stroke();
}
