/** Axes on a canvas of our own, for pictures that are too many or too small for Plotly. */

const STEPS = [1, 2, 5, 10];

/**
 * Round numbers from low to high, about as many as wanted.
 * @param {number} low @param {number} high @param {number} wanted
 */
export function ticksOf(low, high, wanted) {
  const raw = (high - low) / Math.max(1, wanted);
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * STEPS.find((part) => part * power >= raw * 0.999);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) found.push(k * step + 0);
  return found;
}

/**
 * A tick's number, short and without the noise of its last bits.
 * @param {number} value
 */
export function tickText(value) {
  const text = Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
    ? String(Number(value.toExponential(3))) : String(Number(value.toPrecision(6)));
  return text.replace("-", "−");
}

/**
 * The numbers of a plane view (projection.mjs) for linear axes.
 * @param {{left: number, top: number, right: number, bottom: number}} box in pixels
 * @param {number[]} x its range @param {number[]} y its range
 * @param {Float64Array} out PLANE numbers
 */
export function planeOf(box, x, y, out) {
  out[0] = (box.right - box.left) / (x[1] - x[0]);
  out[1] = box.left - out[0] * x[0];
  out[3] = (box.top - box.bottom) / (y[1] - y[0]);
  out[4] = box.bottom - out[3] * y[0];
  out[2] = out[5] = 0;
  out.set([box.left, box.top, box.right, box.bottom], 6);
  return out;
}

/**
 * Frame, ticks and titles around a box.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{box: Box, x: number[], y: number[], titles: string[], grid?: boolean}} plot
 * @param {Look} look
 */
export function drawAxes(ctx, { box, x, y, titles, grid }, look) {
  ctx.save();
  ctx.font = `${look.size}px ${look.family}`;
  ctx.strokeStyle = look.line;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  if (!grid) ctx.strokeRect(box.left - 0.5, box.top - 0.5, box.right - box.left + 1, box.bottom - box.top + 1);
  ctx.fillStyle = look.ink;
  across(ctx, box, x, look, grid);
  upright(ctx, box, y, look, grid);
  nameAxes(ctx, box, titles, look);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Box} box @param {number[]} range @param {Look} look
 * @param {boolean} grid
 */
function across(ctx, box, range, look, grid) {
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (const value of ticksOf(range[0], range[1], (box.right - box.left) / (5 * look.size))) {
    const at = box.left + ((value - range[0]) / (range[1] - range[0])) * (box.right - box.left);
    stroke(ctx, at, grid ? box.top : box.bottom, at, box.bottom + 4);
    ctx.fillText(tickText(value), at, box.bottom + 6);
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Box} box @param {number[]} range @param {Look} look
 * @param {boolean} grid
 */
function upright(ctx, box, range, look, grid) {
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const value of ticksOf(range[0], range[1], (box.bottom - box.top) / (3 * look.size))) {
    const at = box.bottom - ((value - range[0]) / (range[1] - range[0])) * (box.bottom - box.top);
    stroke(ctx, grid ? box.right : box.left, at, box.left - 4, at);
    ctx.fillText(tickText(value), box.left - 7, at);
  }
}

/**
 * The titles lie in the corners, where no tick is: small pictures have no room for more.
 * @param {CanvasRenderingContext2D} ctx @param {Box} box @param {string[]} titles
 * @param {Look} look
 */
function nameAxes(ctx, box, [x, y], look) {
  ctx.font = `600 ${look.size}px ${look.family}`;
  ctx.textAlign = "right";
  ctx.textBaseline = "bottom";
  if (x) ctx.fillText(x, box.right, box.bottom + 2.6 * look.size + 4);
  ctx.save();
  ctx.translate(look.size * 0.2, (box.top + box.bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  if (y) ctx.fillText(y, 0, 0);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} x0 @param {number} y0 @param {number} x1
 * @param {number} y1
 */
function stroke(ctx, x0, y0, x1, y1) {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}
