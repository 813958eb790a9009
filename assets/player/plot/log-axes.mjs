/** Logarithmic axes on a canvas: a labelled tick at a power of ten, small ones at 2 and 5 times it. */

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * 10⁻³ and the like; the few that are read faster as numbers are numbers.
 * @param {number} power
 */
export function powerText(power) {
  if (power >= -2 && power <= 3) return String(Number(`1e${power}`));
  const digits = Array.from(String(Math.abs(power)), (digit) => RAISED[Number(digit)]).join("");
  return `10${power < 0 ? "⁻" : ""}${digits}`;
}

/**
 * Powers of ten in a range of logarithms, about as many as wanted.
 * @param {number[]} pair @param {number} wanted
 */
export function powersOf([low, high], wanted) {
  const every = Math.max(1, Math.ceil((high - low) / Math.max(1, wanted))), found = [];
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power++) if (power % every === 0) found.push(power);
  return found;
}

/**
 * Ticks and lines of a logarithmic axis.
 * @param {CanvasRenderingContext2D} ctx
 * @param {LogAxis} axis in pixels; at the power `least` lies what is smaller as well
 * @param {Look} look
 */
export function drawAcross(ctx, { box, range, at, grid }, look) {
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (let power = Math.floor(range[0]); power <= range[1]; power++) {
    for (const part of [2, 5]) small(ctx, at(power + Math.log10(part)), box, look);
  }
  for (const power of powersOf(range, (box.right - box.left) / (4 * look.size))) {
    line(ctx, at(power), grid ? box.top : box.bottom, at(power), box.bottom + 5, look.line);
    ctx.fillStyle = look.ink;
    ctx.fillText(powerText(power), at(power), box.bottom + 7);
  }
}

/**
 * The same for the axis that goes up.
 * @param {CanvasRenderingContext2D} ctx @param {LogAxis} axis @param {Look} look
 */
export function drawUp(ctx, { box, range, at, grid, least = NaN }, look) {
  ctx.textAlign = "right";
  ctx.textBaseline = "middle";
  for (const power of powersOf(range, (box.bottom - box.top) / (1.7 * look.size))) {
    line(ctx, grid ? box.right : box.left, at(power), box.left - 4, at(power), look.line);
    ctx.fillStyle = look.ink;
    ctx.fillText(`${power === least ? "≤" : ""}${powerText(power)}`, box.left - 7, at(power));
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {number} x @param {Box} box @param {Look} look */
function small(ctx, x, box, look) {
  if (x > box.left && x < box.right) line(ctx, x, box.bottom, x, box.bottom + 3, look.line);
}

/**
 * A thin line.
 * @param {CanvasRenderingContext2D} ctx @param {number} x0 @param {number} y0 @param {number} x1
 * @param {number} y1 @param {string} colour @param {number[]} [dash]
 */
export function line(ctx, x0, y0, x1, y1, colour, dash = []) {
  ctx.setLineDash(dash);
  ctx.lineWidth = 1;
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}
