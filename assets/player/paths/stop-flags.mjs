/** Marks on a path: where its stopping rule fires, and where a cycle of its rate ends. */

const SIZE = 22, BADGE = 8, MOST_NUMBERED = 12;
const found = new WeakMap(); // series -> the marked points so far, and how many were looked at

/**
 * The points of a track at which a series of marks is set: `fired`, `cold`.
 * @param {Track} track @param {string} name
 */
export function markedOf(track, name) {
  const series = track[name];
  if (!series) return [];
  const seen = found.get(series) ?? found.set(series, { points: [], count: 0 }).get(series);
  for (; seen.count < track.count; seen.count++) if (series[seen.count]) seen.points.push(seen.count);
  return seen.points;
}

/**
 * A flag whose pole stands on (x, y), in the colour of a run.
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {string} fill
 * @param {string} border
 */
export function drawFlag(ctx, x, y, fill, border) {
  const cloth = new Path2D();
  cloth.moveTo(x, y - SIZE);
  cloth.lineTo(x + SIZE * 0.65, y - SIZE * 0.75);
  cloth.lineTo(x, y - SIZE * 0.5);
  cloth.closePath();
  const pole = new Path2D();
  pole.moveTo(x, y);
  pole.lineTo(x, y - SIZE);
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  for (const [width, colour] of /** @type {Pen[]} */ ([[5, border], [2, fill]])) {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.stroke(pole);
    ctx.stroke(cloth);
  }
  ctx.fillStyle = fill;
  ctx.fill(cloth);
}

/**
 * The number of a cold point in a ring of ink; many of them are small rings without numbers.
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} number
 * @param {number} count @param {Inks} palette @param {string} family
 */
export function drawCold(ctx, x, y, number, count, { ink, paper }, family) {
  const numbered = count <= MOST_NUMBERED;
  ctx.beginPath();
  ctx.arc(x, y, numbered ? BADGE : BADGE / 2, 0, 2 * Math.PI);
  ctx.setLineDash([]);
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.lineWidth = 1.75;
  ctx.strokeStyle = ink;
  ctx.stroke();
  if (!numbered) return;
  ctx.font = `700 11px ${family}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink;
  ctx.fillText(String(number), x, y + 0.5);
}
