/** A picture as it is on the screen, at slide size: the plot, and all that is laid over it. */

import { onClick } from "../core/clicks.mjs";
import { tell } from "../share/toast.mjs";
import { say } from "../words/words.mjs";
import { findHost, sharpen } from "../plot/overlay.mjs";
import { drawStart } from "../share/start.mjs";

// A picture is at least as wide and as high as a slide.
const WIDE = 1920, HIGH = 1080, FRAMES = 3, PATIENCE = 2000, WAITED = 8000, POLL = 100, KEPT = 10_000, SVG = "http://www.w3.org/2000/svg";

const frame = () => Promise.race([new Promise(requestAnimationFrame), new Promise((resume) => setTimeout(resume, PATIENCE))]);

/**
 * The layers over the plot in the order in which they lie.
 * @param {HTMLElement} host
 */
function layersOf(host) {
  /** @param {HTMLElement} layer */
  const level = (layer) => Number(layer.style.zIndex);
  return [.../** @type {NodeListOf<HTMLCanvasElement>} */ (host.querySelectorAll("canvas.overlay"))].filter((layer) => layer.checkVisibility()).sort((a, b) => level(a) - level(b));
}

/**
 * All layers on one canvas, `scale` times as large as on the screen, with the shared start.
 * @param {Panel} panel @param {HTMLElement} host @param {number} scale
 * @param {{start: number[] | null, palette: Palette}} given
 */
function composed(panel, host, scale, { start, palette }) {
  const { width, height, left, top } = panel.overlay, canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  for (const layer of layersOf(host)) {
    const { style } = layer;
    ctx.globalAlpha = style.opacity === "" ? 1 : Number(style.opacity);
    ctx.drawImage(layer, parseFloat(style.left) - left, parseFloat(style.top) - top, parseFloat(style.width), parseFloat(style.height));
  }
  ctx.globalAlpha = 1;
  if (start) drawStart(ctx, panel, start, palette);
  return canvas;
}

/** @param {string} address */
async function imageOf(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

/** @param {HTMLCanvasElement} canvas */
const blobOf = (canvas) => new Promise((resume) => canvas.toBlob(resume, "image/png"));

/** @param {string} plot @param {HTMLCanvasElement} over @param {Palette} palette */
async function asPng(plot, over, palette) {
  const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
  [canvas.width, canvas.height] = [over.width, over.height];
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, over.width, over.height);
  ctx.drawImage(await imageOf(plot), 0, 0, over.width, over.height);
  ctx.drawImage(over, 0, 0);
  return blobOf(canvas);
}

/**
 * Plotly's drawing on paper, with what lies over it as a picture in it.
 * @param {string} plot @param {HTMLCanvasElement} over @param {Palette} palette
 * @param {{width: number, height: number}} given
 */
function asSvg(plot, over, palette, { width, height }) {
  const text = decodeURIComponent(plot.slice(plot.indexOf(",") + 1));
  const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
  /** @param {Element} element @param {Record<string, any>} values */
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    return element;
  };
  /** @param {string} name @param {Record<string, any>} values */
  const made = (name, values) => set(root.ownerDocument.createElementNS(SVG, name), { width, height, ...values });
  root.prepend(made("rect", { fill: palette.paper }));
  root.append(made("image", { href: over.toDataURL() }));
  set(root, { width: over.width, height: over.height, viewBox: `0 0 ${width} ${height}` });
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

/**
 * @param {Panel} panel whose paths are at rest
 * @param {string} format "png" or "svg"
 * @param {{start: number[]|null, palette: Palette, changed: () => void}} page `start` is null where no
 *   start is on the picture, `changed` asks for a frame
 * @returns {Promise<Blob>}
 */
async function still(panel, format, page) {
  const host = findHost(panel.id), { width, height } = panel.overlay;
  const scale = Math.max(WIDE / width, HIGH / height);
  const redraw = () => { panel.inspect(); page.changed(); };
  sharpen(host, scale);
  try {
    redraw();
    for (let k = 0; k < FRAMES; k++) await frame();
    const plot = await window.Plotly.toImage(panel.gd, { format, width, height, scale: format === "png" ? scale : 1 });
    const over = composed(panel, host, scale, page);
    return format === "png" ? await asPng(plot, over, page.palette) : asSvg(plot, over, page.palette, { width, height });
  } finally {
    sharpen(null);
    redraw();
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const anchor = document.createElement("a"), address = URL.createObjectURL(blob);
  [anchor.href, anchor.download] = [address, name];
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

/** @param {Lab} lab @param {DeclaredFormat} declared of which panel, and as what @returns {Feature} */
export function create({ clock, panels, rest, seen, changed }, { given: { panel: id, kind } }) {
  const panelOf = () => panels.find((one) => one.id === id);

  /** Waits until the paths are Plotly's own traces, so that they are in the picture. */
  async function take() {
    const panel = panelOf();
    clock.pause();
    const last = performance.now() + WAITED;
    do { // Traces of an earlier step are taken away in the frame that comes first.
      await new Promise((resume) => setTimeout(resume, POLL));
      if (performance.now() > last || !panel.overlay.width) return tell(say("This picture is not on the screen"));
    } while (!rest.committed().includes(id));
    save(await still(panel, kind, { ...seen(id), changed }), `${id}-step-${clock.step}.${kind}`);
    tell(say("Picture saved"));
  }

  // Plotly's own tool would save the plot without what lies over it.
  if (kind === "png") onClick(".modebar-btn[data-say-tip='Download plot as a PNG']", (tool, event) => {
    if (!panelOf().gd?.contains(tool)) return;
    event.stopImmediatePropagation();
    take();
  });
  return { pressed: () => { take(); } };
}
