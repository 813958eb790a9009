/** The contour with its paths at a size of its own, out of sight, drawn one step at a time. */

import { createMarks } from "../plot/marks.mjs";
import { createContour } from "../paths/panels.mjs";
import { drawStart } from "./start.mjs";
import { say } from "../words/words.mjs";

const WIDTH = 960, HEIGHT = 540, FOOT = 40, BAR = 6, PASSES = 400;
const OWN = "lab-";

/**
 * The contour as it is on screen: its zoom too, but not the paths that are at rest on it.
 * @param {Panel} panel
 */
function figureOf({ gd }) {
  const data = gd.data.filter((trace) => !String(trace.meta ?? "").startsWith(OWN)).map((trace) => ({ ...trace }));
  return { data, layout: { ...structuredClone(gd.layout), width: WIDTH, height: HEIGHT - FOOT, autosize: false } };
}

/** @param {string} source */
async function drawn(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
}

/** @param {Lab} lab; its contour is drawn already */
export async function createStage({ contour, tracks }) {
  const host = document.createElement("div"), plot = document.createElement("div");
  host.id = "film-picture";
  host.className = "picture film";
  host.setAttribute("aria-hidden", "true");
  const inner = plot.appendChild(document.createElement("div"));
  host.appendChild(plot).id = "film";
  document.body.append(host);
  const { data, layout } = figureOf(contour);
  await window.Plotly.newPlot(inner, data, layout, { staticPlot: true });
  const ground = await drawn(await window.Plotly.toImage(inner, { format: "png", width: WIDTH, height: HEIGHT - FOOT }));
  const panel = createContour("film"), marks = createMarks(panel);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const ctx = canvas.getContext("2d", { willReadFrequently: true });

  /**
   * The picture of one step.
   * @param {Frame} picture @param {number} step
   * @returns {Uint8ClampedArray} its pixels, four bytes each
   */
  function shoot(picture, step) {
    const frame = { ...picture, step, playing: true, committed: false, now: performance.now(), stamp: ["film", tracks.identity] };
    panel.inspect();
    for (let pass = 0; panel.draw(frame) && pass < PASSES; pass++);
    marks.draw(frame);
    compose(frame.palette, step);
    return ctx.getImageData(0, 0, WIDTH, HEIGHT).data;
  }

  /** @param {Palette} palette @param {number} step */
  function compose(palette, step) {
    ctx.globalAlpha = 1;
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    ctx.drawImage(ground, 0, 0, WIDTH, HEIGHT - FOOT);
    const layers = [.../** @type {NodeListOf<HTMLCanvasElement>} */ (host.querySelectorAll("canvas.overlay"))].sort((a, b) => Number(a.style.zIndex) - Number(b.style.zIndex));
    for (const layer of layers) {
      ctx.globalAlpha = layer.style.opacity === "" ? 1 : Number(layer.style.opacity);
      ctx.drawImage(layer, 0, 0, WIDTH, HEIGHT - FOOT);
    }
    ctx.globalAlpha = 1;
    drawStart(ctx, panel, tracks.start, palette);
    drawFoot(palette, step);
  }

  /**
   * How far it has come, in words and as a bar along the bottom.
   * @param {Palette} palette @param {number} step
   */
  function drawFoot(palette, step) {
    const css = getComputedStyle(document.documentElement), last = Math.max(1, tracks.extent());
    ctx.fillStyle = palette.ink;
    ctx.font = "600 17px system-ui, sans-serif";
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.fillText(say("step {k} / {n}", { k: step, n: tracks.extent() }), 52, HEIGHT - FOOT / 2 - BAR / 2);
    ctx.fillStyle = css.getPropertyValue("--line").trim();
    ctx.fillRect(0, HEIGHT - BAR, WIDTH, BAR);
    ctx.fillStyle = css.getPropertyValue("--accent").trim();
    ctx.fillRect(0, HEIGHT - BAR, Math.round((WIDTH * step) / last), BAR);
  }

  return {
    width: WIDTH, height: HEIGHT, shoot,
    remove() {
      window.Plotly.purge(inner);
      host.remove();
    },
  };
}
