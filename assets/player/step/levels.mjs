/** Level lines of a quadratic function: which ones, and where they run. */

/**
 * Evenly spaced ellipses (or hyperbolas) around the Newton point, one of them through the point;
 * without a Newton point, levels as far apart as the slope makes them.
 * @param {Pick<ModelAnswer, "loss" | "gradient" | "hessian" | "newton">} model
 * @param {number[]} span width and height of the picture in the units of the axes
 * @returns {{level: number, through: boolean}[]}
 */
export function levelsOf({ loss, gradient, hessian, newton }, span) {
  const through = { level: loss, through: true };
  /** @param {number} level */
  const other = (level) => ({ level, through: false });
  const [hxx, , hyy] = hessian, bend = Math.max(Math.abs(hxx * span[0] ** 2), Math.abs(hyy * span[1] ** 2)) / 72;
  const slope = Math.hypot(gradient[0] * span[0], gradient[1] * span[1]) / 8;
  if (!newton) return [through, ...[-2, -1, 1, 2].map((k) => other(loss + k * (slope || bend)))];
  const drop = Math.abs(loss - newton.loss);
  const unit = drop > 1e-2 * bend ? drop / 4 : bend / 4;
  // Hyperbolas crowd along their asymptotes: fewer of them.
  const saddle = newton.kind === "saddle", sides = saddle ? [-1, 1] : [newton.kind === "minimum" ? 1 : -1];
  const steps = saddle ? [2, 4] : [1, 2, 3, 4];
  const levels = sides.flatMap((side) => steps.map((k) => newton.loss + side * unit * k * k));
  return [through, ...levels.filter((level) => Math.abs(level - loss) > 0.1 * unit).map(other)];
}

/**
 * Marching squares over a box of pixels.
 * @param {(x: number, y: number) => number} value @returns {Path2D}
 * @param {Box} box @param {number} cell @param {number} level
 */
export function levelLines(value, { left, top, right, bottom }, cell, level) {
  const columns = Math.max(2, Math.ceil((right - left) / cell)), rows = Math.max(2, Math.ceil((bottom - top) / cell));
  const x = (/** @type {number} */ i) => left + (i * (right - left)) / columns, y = (/** @type {number} */ j) => top + (j * (bottom - top)) / rows;
  const lines = tracedLines(columns, rows, (i, j) => value(x(i), y(j)) - level);
  const path = new Path2D();
  for (const line of lines) line.forEach(([i, j], k) => (k ? path.lineTo(x(i), y(j)) : path.moveTo(x(i), y(j))));
  return path;
}

/**
 * The zero lines of a function on a grid, in grid units, joined so that dashes run along them.
 * @param {number} columns @param {number} rows @param {(i: number, j: number) => number} f
 */
export function tracedLines(columns, rows, f) {
  const nodes = Array.from({ length: rows + 1 }, (_, j) => Float64Array.from({ length: columns + 1 }, (_, i) => f(i, j)));
  /** @param {number} i @param {number} j @param {number} k @param {number} l */
  const crossing = (i, j, k, l) => {
    const a = nodes[j][i], b = nodes[l][k];
    return a < 0 === b < 0 ? null : { key: `${i} ${j} ${k} ${l}`, place: [i + (a / (a - b)) * (k - i), j + (a / (a - b)) * (l - j)] };
  };
  const next = new Map();
  /** @param {Crossing} a @param {Crossing} b */
  const join = (a, b) => {
    for (const [p, q] of [[a, b], [b, a]]) {
      if (!next.has(p.key)) next.set(p.key, { place: p.place, others: [] });
      next.get(p.key).others.push(q.key);
    }
  };
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const found = [crossing(i, j, i + 1, j), crossing(i + 1, j, i + 1, j + 1), crossing(i, j + 1, i + 1, j + 1), crossing(i, j, i, j + 1)].filter(Boolean);
      if (found.length > 1) join(found[0], found[1]);
      if (found.length > 3) join(found[2], found[3]);
    }
  }
  return chains(next);
}

/**
 * Follows the joined crossings from end to end, then around.
 * @param {Map<string, {place: Pair, others: string[]}>} next
 */
function chains(next) {
  const lines = /** @type {Pair[][]} */ ([]), done = new Set();
  /** @param {string} start */
  const follow = (start) => {
    const line = [];
    for (let key = start; key !== undefined; key = next.get(key).others.find((other) => !done.has(other))) {
      done.add(key);
      line.push(next.get(key).place);
    }
    if (next.get(start).others.length > 1) line.push(next.get(start).place);
    lines.push(line);
  };
  const keys = [...next.keys()];
  for (const key of keys) if (!done.has(key) && next.get(key).others.length === 1) follow(key);
  for (const key of keys) if (!done.has(key)) follow(key);
  return lines;
}
