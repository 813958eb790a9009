/** The map of the basins on a contour: tints, patterns, borders and letters. */

import { OUTCOMES } from "../core/contract.mjs";
import { COLOURS, drawBadge, patternOf, signOf } from "./outcomes.mjs";
import { planePixel } from "../plot/projection.mjs";

const BORDER = "rgba(16,24,36,0.75)", MOST_BORDERS = 20000, BADGE = 0.72, LEAST = 0.015, BESIDE = 15;

/**
 * The tints as a small picture, one pixel a cell, the top row first as pictures have it.
 * @param {Basins} found
 */
export function tinted({ side, fate }) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pixels = new Uint8ClampedArray(4 * side * side), colours = new Map();
  for (let row = 0, place = 0; row < side; row++) {
    for (let column = 0; column < side; column++, place += 4) {
      const number = fate[(side - 1 - row) * side + column];
      if (!colours.has(number)) colours.set(number, bytesOf(signOf(number)));
      pixels.set(colours.get(number), place);
    }
  }
  canvas.getContext("2d").putImageData(new ImageData(pixels, side, side), 0, 0);
  return canvas;
}

/** @param {Sign} sign */
const bytesOf = ({ tint, opacity }) => [...[1, 3, 5].map((k) => parseInt(tint.slice(k, k + 2), 16)), Math.round(255 * opacity)];

/**
 * Where the cells of some fates are, to be filled with its pattern: opaque there, clear elsewhere.
 * @param {Basins} found @param {Set<number>} wanted
 */
function maskOf({ side, fate }, wanted) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pixels = new Uint8ClampedArray(4 * side * side);
  for (let k = 0; k < side * side; k++) if (wanted.has(fate[k])) pixels[4 * ((side - 1 - Math.floor(k / side)) * side + (k % side)) + 3] = 255;
  canvas.getContext("2d").putImageData(new ImageData(pixels, side, side), 0, 0);
  return canvas;
}

/**
 * @param {Panel} panel a contour @param {CanvasRenderingContext2D} ctx
 * @param {{left: number, top: number, right: number, bottom: number}} box
 * @param {Basins} found
 * @param {number} ratio device pixels in one of the page's
 */
export function paintBasins(panel, ctx, box, found, ratio) {
  const v = panel.eye.values, [[x0, x1], [y0, y1]] = found.domain;
  const left = planePixel(v, x0, false), right = planePixel(v, x1, false);
  const top = planePixel(v, y1, true), bottom = planePixel(v, y0, true);
  const frame = { left, top, width: right - left, height: bottom - top };
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  ctx.clip();
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage(found.picture, left, top, frame.width, frame.height);
  for (const { sign, numbers } of found.patterned) fillPattern(ctx, frame, maskOf(found, numbers), patternOf(sign, ratio), ratio);
  strokeBorders(ctx, frame, found);
  letters(panel, ctx, frame, found);
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Omit<Place, "ratio">} place @param {HTMLCanvasElement} mask
 * @param {HTMLCanvasElement} tile @param {number} ratio
 */
function fillPattern(ctx, { left, top, width, height }, mask, tile, ratio) {
  const sheet = document.createElement("canvas");
  sheet.width = ctx.canvas.width;
  sheet.height = ctx.canvas.height;
  const pen = sheet.getContext("2d");
  pen.imageSmoothingEnabled = false;
  pen.drawImage(mask, left * ratio, top * ratio, width * ratio, height * ratio);
  pen.globalCompositeOperation = "source-in";
  pen.fillStyle = pen.createPattern(tile, "repeat");
  pen.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(sheet, 0, 0, sheet.width / ratio, sheet.height / ratio);
}

/**
 * Lines between cells of different fates; none where so many would hide all else.
 * @param {CanvasRenderingContext2D} ctx @param {Omit<Place, "ratio">} place @param {Basins} found
 */
function strokeBorders(ctx, { left, top, width, height }, { side, fate, borders }) {
  if (borders > MOST_BORDERS) return;
  const dx = width / side, dy = height / side;
  ctx.beginPath();
  for (let j = 0; j < side; j++) {
    const low = top + height - j * dy;
    for (let i = 0; i < side; i++) {
      const k = j * side + i, x = left + i * dx;
      if (i && fate[k] !== fate[k - 1]) {
        ctx.moveTo(x, low);
        ctx.lineTo(x, low - dy);
      }
      if (j && fate[k] !== fate[k - side]) {
        ctx.moveTo(x, low);
        ctx.lineTo(x + dx, low);
      }
    }
  }
  ctx.lineWidth = 1;
  ctx.strokeStyle = BORDER;
  ctx.stroke();
}

/**
 * Beside each minimum its letter, and one inside each large piece of its basin.
 * @param {Panel} panel @param {CanvasRenderingContext2D} ctx @param {Omit<Place, "ratio">} place
 * @param {Basins} found
 */
function letters(panel, ctx, { left, top, width, height }, { side, regions, minima }) {
  const v = panel.eye.values, radius = BADGE * panel.font.size;
  for (const [k, { x, y }] of minima.slice(0, COLOURS.length).entries()) {
    drawBadge(ctx, signOf(OUTCOMES.FIRST + k), planePixel(v, x, false) - BESIDE, planePixel(v, y, true) + BESIDE, radius, panel.font.family);
  }
  for (const { number, column, row } of regions) {
    const x = left + ((column + 0.5) / side) * width, y = top + height - ((row + 0.5) / side) * height;
    drawBadge(ctx, signOf(number), x, y, 0.8 * radius, panel.font.family);
  }
}

/**
 * How many sides of cells lie between different fates.
 * @param {Basins} found
 */
export function bordersOf({ side, fate }) {
  let count = 0;
  for (let k = 0; k < side * side; k++) {
    if (k % side && fate[k] !== fate[k - 1]) count += 1;
    if (k >= side && fate[k] !== fate[k - side]) count += 1;
  }
  return count;
}

/**
 * The large pieces of the lettered basins in which their minimum is not: each with the cell that is
 * farthest from its border.
 * @param {Basins} found
 * @returns {{number: number, column: number, row: number}[]}
 */
export function regionsOf({ side, fate, domain, minima }) {
  const depth = depths(side, fate), seen = new Uint8Array(side * side), found = [];
  const [[x0, x1], [y0, y1]] = domain, cell = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) => Math.floor(((value - low) / (high - low)) * side);
  const homes = new Set(minima.map(({ x, y }) => cell(y, y0, y1) * side + cell(x, x0, x1)));
  for (let k = 0; k < side * side; k++) {
    if (seen[k] || signOf(fate[k]).letter === null) continue;
    const { cells, home } = flooded(k, side, fate, seen, homes);
    if (home || cells.length < LEAST * side * side) continue;
    const deepest = cells.reduce((best, other) => (depth[other] > depth[best] ? other : best));
    found.push({ number: fate[k], column: deepest % side, row: Math.floor(deepest / side) });
  }
  return found;
}

/**
 * @param {number} start @param {number} side @param {Uint8Array} fate @param {Uint8Array} seen
 * @param {Set<number>} homes
 */
function flooded(start, side, fate, seen, homes) {
  const cells = [start];
  let home = false;
  seen[start] = 1;
  for (let at = 0; at < cells.length; at++) {
    const k = cells[at], column = k % side;
    home ||= homes.has(k);
    for (const other of [column ? k - 1 : -1, column < side - 1 ? k + 1 : -1, k - side, k + side]) {
      if (other < 0 || other >= side * side || seen[other] || fate[other] !== fate[k]) continue;
      seen[other] = 1;
      cells.push(other);
    }
  }
  return { cells, home };
}

/**
 * How far, in cells along both axes, the nearest cell of another fate or the edge is.
 * @param {number} side @param {Uint8Array} fate
 */
function depths(side, fate) {
  const depth = new Uint16Array(side * side), last = side - 1;
  /** @param {number[]} order @param {number} step */
  const pass = (order, step) => {
    for (const j of order) for (const i of order) {
      const k = j * side + i;
      const edge = i === 0 || j === 0 || i === last || j === last;
      /** @param {number} other */
      const near = (other) => (fate[other] === fate[k] ? depth[other] + 1 : 1);
      const reached = edge ? 1 : Math.min(near(k - step), near(k - step * side));
      depth[k] = step > 0 ? reached : Math.min(depth[k], reached);
    }
  };
  const forward = Array.from({ length: side }, (_, k) => k);
  pass(forward, 1);
  pass([...forward].reverse(), -1);
  return depth;
}
