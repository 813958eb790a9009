/** The one colour scale of the contours that stand side by side. */

import { make } from "../core/elements.mjs";
import { tickText, ticksOf } from "../plot/axes.mjs";
import { same } from "../core/stamp.mjs";

const BAR = 12;

/** @param {() => void} changed asks for a frame */
export function createScale(changed) {
  const canvas = make("canvas", "side-scale");
  canvas.setAttribute("role", "img");
  let drawn = /** @type {Stamp} */ (null), measured = /** @type {Stamp} */ (null);
  new ResizeObserver(() => {
    measured = null;
    changed();
  }).observe(canvas);

  /**
   * The ticks that the contour's own bar has: true losses at drawn heights.
   * @param {Record<string, any>} bar @param {number} low @param {number} high
   */
  function ticks(bar, low, high) {
    const { tickvals, ticktext } = bar ?? {};
    if (!tickvals?.length) return ticksOf(low, high, 6).map((value) => [value, tickText(value)]);
    return Array.from(tickvals, (value, k) => [value, String(ticktext?.[k] ?? value)]).filter(([value]) => value >= low && value <= high);
  }

  /**
   * @param {Frame} frame @param {GraphDiv} source @param {Contours} found @param {number[]} pair
   */
  function paint(frame, source, { start, size, colours }, [width, height, ratio, letters]) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const ctx = canvas.getContext("2d"), edge = letters * 1.2, bar = source.data?.[0]?.colorbar;
    ctx.scale(ratio, ratio);
    const low = start - size, high = start + size * (colours.length - 1);
    /** @param {number} value */
    const level = (value) => height - edge - ((value - low) / (high - low)) * (height - 2 * edge);
    colours.forEach((colour, k) => {
      ctx.fillStyle = `rgb(${colour.join(",")})`;
      const top = level(low + (k + 1) * size);
      ctx.fillRect(2, top, BAR, level(low + k * size) - top + 0.5);
    });
    ctx.fillStyle = frame.palette.ink;
    ctx.font = `${letters}px ${getComputedStyle(canvas).fontFamily}`;
    ctx.textBaseline = "middle";
    for (const [value, text] of ticks(bar, low, high)) ctx.fillText(text, BAR + 7, level(value));
    const title = bar?.title?.text ?? bar?.title ?? "";
    canvas.setAttribute("aria-label", title);
    ctx.translate(width - letters * 0.75, height / 2);
    ctx.rotate(-Math.PI / 2);
    ctx.textAlign = "center";
    ctx.fillText(title, 0, 0, height - 8);
  }

  return {
    element: canvas,
    /** @param {Frame} frame @param {GraphDiv} source @param {Contours} found */
    draw(frame, source, found) {
      const look = [source.layout.meta.stamp, frame.palette.ink, frame.stamp];
      if (same(look, measured)) return;
      measured = look;
      const letters = Math.round(parseFloat(getComputedStyle(canvas.parentElement).fontSize) * 0.88);
      const sizes = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio || 1, letters];
      const key = [sizes, source.layout.meta.stamp, frame.palette.ink];
      if (same(key, drawn) || !sizes[0] || !sizes[1]) return;
      drawn = key;
      paint(frame, source, found, sizes);
    },
  };
}
