/** Marker shapes and signs on a 2-D canvas. */

/** @type {Record<string, number>} */
const ARMS = { x: Math.PI / 4, cross: 0 };

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} radius
 * @param {number} corners @param {number} turn
 */
function polygon(ctx, x, y, radius, corners, turn) {
  for (let k = 0; k < corners; k++) {
    const angle = turn + (2 * Math.PI * k) / corners;
    ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} radius
 * @param {number} turn
 */
function plus(ctx, x, y, radius, turn) {
  const arm = radius * 0.36;
  for (let k = 0; k < 4; k++) {
    const angle = turn + (Math.PI / 2) * k;
    const c = Math.cos(angle), s = Math.sin(angle);
    for (const [u, v] of [[arm, -arm], [radius, -arm], [radius, arm]]) {
      ctx.lineTo(x + u * c - v * s, y + u * s + v * c);
    }
  }
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {string} shape @param {number} x @param {number} y
 * @param {number} radius
 */
function outline(ctx, shape, x, y, radius) {
  ctx.beginPath();
  if (shape === "square") polygon(ctx, x, y, radius * 1.2, 4, Math.PI / 4);
  else if (shape === "diamond") polygon(ctx, x, y, radius * 1.25, 4, 0);
  else if (shape === "triangle") polygon(ctx, x, y, radius * 1.15, 3, -Math.PI / 2);
  else if (shape in ARMS) plus(ctx, x, y, radius * 1.2, ARMS[shape]);
  else if (shape === "star") star(ctx, x, y, radius * 1.3);
  else ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} radius
 */
function star(ctx, x, y, radius) {
  for (let k = 0; k < 10; k++) {
    const angle = -Math.PI / 2 + (Math.PI * k) / 5;
    const r = k % 2 ? radius * 0.45 : radius;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

/**
 * Draws a marker with a dark border, so that it stands out on any ground.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} shape name as in scatter3d, or "star", "triangle"
 * @param {number} x @param {number} y @param {number} size @param {string} fill
 * @param {string} border
 */
export function drawMarker(ctx, shape, x, y, size, fill, border, borderWidth = 1.5) {
  outline(ctx, shape, x, y, size / 2);
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = borderWidth * 2;
  ctx.strokeStyle = border;
  ctx.stroke();
  ctx.fillStyle = fill;
  ctx.fill();
  if (shape !== "circle-open") return;
  ctx.beginPath();
  ctx.arc(x, y, size / 5, 0, 2 * Math.PI);
  ctx.fillStyle = border;
  ctx.fill();
}

const stamps = new Map();

/**
 * The same from a picture of it, on whole pixels: for what is drawn in every frame on a canvas of `ratio`.
 * @param {CanvasRenderingContext2D} ctx @param {number} ratio @param {string} shape
 * @param {number} x @param {number} y @param {number} size @param {string} fill
 * @param {string} border @param {number} borderWidth
 */
export function stampMarker(ctx, ratio, shape, x, y, size, fill, border, borderWidth) {
  const key = `${shape} ${size} ${fill} ${border} ${borderWidth} ${ratio}`;
  const side = 2 * Math.ceil(size + borderWidth);
  if (!stamps.has(key)) {
    const canvas = document.createElement("canvas"), own = canvas.getContext("2d");
    canvas.width = canvas.height = Math.ceil(side * ratio);
    own.scale(ratio, ratio);
    drawMarker(own, shape, side / 2, side / 2, size, fill, border, borderWidth);
    stamps.set(key, canvas);
  }
  /** @param {number} value */
  const whole = (value) => Math.round((value - side / 2) * ratio) / ratio;
  ctx.drawImage(stamps.get(key), whole(x), whole(y), Math.ceil(side * ratio) / ratio, Math.ceil(side * ratio) / ratio);
}

/**
 * Draws an arrow head at (x, y) that points along (dx, dy).
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} dx
 * @param {number} dy @param {number} size @param {string} fill @param {string} border
 */
export function drawArrow(ctx, x, y, dx, dy, size, fill, border) {
  const length = Math.hypot(dx, dy) || 1;
  const u = dx / length, v = dy / length;
  const back = size * 1.3, half = size * 0.75;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - back * u - half * v, y - back * v + half * u);
  ctx.lineTo(x - back * u + half * v, y - back * v - half * u);
  ctx.closePath();
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = border;
  ctx.stroke();
  ctx.fillStyle = fill;
  ctx.fill();
}

/**
 * A ring with a halo.
 * @param {CanvasRenderingContext2D} ctx @param {number} x @param {number} y @param {number} radius
 * @param {string} colour @param {string} halo
 */
export function drawRing(ctx, x, y, radius, colour, halo) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.setLineDash([]);
  for (const [width, stroke] of /** @type {Pen[]} */ ([[5, halo], [2.5, colour]])) {
    ctx.lineWidth = width;
    ctx.strokeStyle = stroke;
    ctx.stroke();
  }
}

/**
 * Text with a halo in the colour of the paper, so that it is readable on any ground.
 * @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x @param {number} y
 * @param {string} ink @param {string} halo
 */
export function drawText(ctx, text, x, y, ink, halo) {
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  ctx.lineWidth = 4;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
