/** A picture of a surface's contours, drawn once and used by all the small pictures of one size. */

const LINE = "rgba(20,30,45,0.35)";

/**
 * What Plotly drew its contour from: the same grid, levels and colours.
 * @param {Record<string, any>} [trace]
 * @returns {Contours|null}
 */
export function contoursOf(trace) {
  const { x, y, z, contours, colorscale } = trace ?? /** @type {Record<string, any>} */ ({});
  if (!z?.[0]?.length || !colorscale?.length || !(contours?.size > 0)) return null;
  const { start, end, size } = contours, bands = Math.floor((end - start) / size + 1e-6) + 1;
  const colours = Array.from({ length: bands + 1 }, (_, k) => blend(colorscale, k / bands));
  return { x, y, z, start, size, colours };
}

/** @param {string} colour */
function channels(colour) {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  if (hex) return hex.slice(1).map((part) => parseInt(part, 16));
  return (colour.match(/[\d.]+/g) ?? [0, 0, 0]).slice(0, 3).map(Number);
}

/**
 * The colour at a part of a scale, as three bytes.
 * @param {[number, string][]} scale @param {number} part
 */
function blend(scale, part) {
  const above = Math.max(1, scale.findIndex(([at]) => at >= part));
  const [low, from] = scale[above - 1], [high, to] = scale[above];
  const share = (part - low) / (high - low || 1), ends = channels(to);
  return channels(from).map((value, k) => Math.round(value + share * (ends[k] - value)));
}

/**
 * Paints the contours into a canvas of the given size in device pixels.
 * @param {Contours} found
 * @param {number} width @param {number} height @param {number} ratio
 */
export function paintContours(found, width, height, ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const ctx = canvas.getContext("2d");
  ctx.putImageData(new ImageData(bands(found, width, height), width, height), 0, 0);
  ctx.lineWidth = 0.6 * ratio;
  ctx.strokeStyle = LINE;
  ctx.stroke(lines(found, width, height));
  return canvas;
}

/**
 * Each pixel in the colour of the band that its height, between four grid points, lies in.
 * @param {Contours} found @param {number} width @param {number} height
 */
function bands({ z, start, size, colours }, width, height) {
  const pixels = new Uint8ClampedArray(4 * width * height), right = z[0].length - 1, top = z.length - 1;
  const last = colours.length - 1;
  for (let row = 0, place = 0; row < height; row++) {
    const v = ((height - 0.5 - row) / height) * top, j = Math.min(Math.floor(v), top - 1), t = v - j;
    const below = z[j], above = z[j + 1];
    for (let column = 0; column < width; column++, place += 4) {
      const u = ((column + 0.5) / width) * right, i = Math.min(Math.floor(u), right - 1), s = u - i;
      const value = (1 - t) * (below[i] + s * (below[i + 1] - below[i])) + t * (above[i] + s * (above[i + 1] - above[i]));
      const band = Math.min(last, Math.max(0, Math.floor((value - start) / size) + 1));
      const colour = colours[band] ?? colours[0];
      pixels[place] = colour[0];
      pixels[place + 1] = colour[1];
      pixels[place + 2] = colour[2];
      pixels[place + 3] = 255;
    }
  }
  return pixels;
}

/**
 * Lines of equal height, by marching over the cells of the grid.
 * @param {Contours} found @param {number} width @param {number} height
 */
function lines({ z, start, size, colours }, width, height) {
  const path = new Path2D(), right = z[0].length - 1, top = z.length - 1;
  for (let j = 0; j < top; j++) {
    for (let i = 0; i < right; i++) {
      const corners = [z[j][i], z[j][i + 1], z[j + 1][i + 1], z[j + 1][i]];
      const low = Math.min(...corners), high = Math.max(...corners);
      const first = Math.max(0, Math.ceil((low - start) / size));
      const last = Math.min(colours.length - 2, Math.floor((high - start) / size));
      for (let k = first; k <= last; k++) crossCell(path, corners, start + k * size, i, j, width / right, height / top, height);
    }
  }
  return path;
}

const EDGES = [[0, 1], [1, 2], [2, 3], [3, 0]], PLACES = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * The pieces of one level's line in one cell: its crossings, joined in pairs.
 * @param {Path2D} path @param {number[]} corners @param {number} level @param {number} i
 * @param {number} j @param {number} dx @param {number} dy @param {number} height
 */
function crossCell(path, corners, level, i, j, dx, dy, height) {
  let open = false;
  for (const [a, b] of EDGES) {
    if (corners[a] < level === corners[b] < level) continue;
    const part = (level - corners[a]) / (corners[b] - corners[a]);
    const u = PLACES[a][0] + part * (PLACES[b][0] - PLACES[a][0]), v = PLACES[a][1] + part * (PLACES[b][1] - PLACES[a][1]);
    path[open ? "lineTo" : "moveTo"]((i + u) * dx, height - (j + v) * dy);
    open = !open;
  }
}
