/** One of the small contours side by side: a ground of our own with one run's path on it. */

import { make } from "../core/elements.mjs";
import { createMarks } from "../plot/marks.mjs";
import { createContour } from "../paths/panels.mjs";
import { PLANE } from "../plot/projection.mjs";
import { planeOf, drawAxes } from "../plot/axes.mjs";
import { same } from "../core/stamp.mjs";

// The whole name is above the picture: beside the head a long one would leave it.
const LONG = 10, shorter = (/** @type {string} */ label) => (label.length > LONG ? label.split(" ")[0] : label);
/** @type {Pair} */
const NOWHERE = [NaN, NaN];

/** Room for the ticks around the box, in letters. */
const MARGIN = { left: 3.6, right: 0.8, top: 0.5, bottom: 2.9 };

/**
 * @param {number} place of the run
 * @param {(x: number, y: number) => void} clicked
 * @param {() => void} changed asks for a frame
 */
export function createCell(place, clicked, changed) {
  const id = `side-${place + 1}`;
  const ground = make("canvas", "side-ground"), title = make("figcaption", "side-title");
  const element = make("figure", "picture side-cell", title, ground);
  element.id = `${id}-picture`;
  element.hidden = true;
  // The canvas stands where the other pictures have a Plotly element, and its view is our own.
  const plot = Object.assign(ground, { layout: null, plane: new Float64Array(PLANE) });
  const panel = createContour(id, () => (element.hidden || !plot.layout ? null : plot), readOwn);
  /** @param {number} run */
  panel.shows = (run) => run === place;
  const marks = createMarks(panel);
  let drawn = /** @type {Stamp} */ (null), measured = /** @type {Stamp} */ (null), named = "", own = /** @type {Tracks | null} */ (null), ownOf = /** @type {Stamp} */ (null);

  // Asking for sizes in every frame would make the browser lay the page out in every frame.
  new ResizeObserver(() => {
    measured = null;
    panel.inspect();
    changed();
  }).observe(ground);

  ground.addEventListener("click", (event) => {
    const bounds = ground.getBoundingClientRect(), v = panel.eye.values;
    const x = (event.clientX - bounds.left - v[1]) / v[0], y = (event.clientY - bounds.top - v[4]) / v[3];
    const [[left, right], [bottom, top]] = plot.layout.meta.domain;
    if (x >= left && x <= right && y >= bottom && y <= top) clicked(Number(x.toPrecision(5)), Number(y.toPrecision(5)));
  });

  /** @type {ReadView} */
  function readOwn(_, out) {
    out.set(plot.plane);
    return plot.plane[8] > plot.plane[6];
  }

  /**
   * The run's name, and how it is drawn, above its picture.
   * @param {Track} track
   */
  function name(track) {
    const text = `${track.label} ${track.detail}`;
    if (text === named) return;
    named = text;
    title.replaceChildren(make("span", `swatch run-${place + 1}`), ` ${track.label} `, make("span", "detail", track.detail));
    element.setAttribute("role", "figure");
    element.setAttribute("aria-label", text);
  }

  /**
   * Axes and contours, when the size, the colours or the surface changed.
   * @param {GraphDiv} source @param {Frame} frame
   * @param {(box: Box, ratio: number) => HTMLCanvasElement} paint
   */
  function drawGround(source, frame, paint) {
    const look = [source.layout.meta.stamp, frame.palette.ink, frame.stamp];
    if (same(look, measured)) return;
    measured = look;
    const width = ground.clientWidth, height = ground.clientHeight, ratio = window.devicePixelRatio || 1;
    const css = getComputedStyle(element), size = Math.round(parseFloat(css.fontSize) * 0.88);
    const key = [width, height, ratio, size, source.layout.meta.stamp, frame.palette.ink];
    if (same(key, drawn)) return;
    drawn = key;
    plot.layout = source.layout;
    const box = { left: Math.round(MARGIN.left * size), top: Math.round(MARGIN.top * size),
      right: Math.round(width - MARGIN.right * size), bottom: Math.round(height - MARGIN.bottom * size) };
    const [x, y] = source.layout.meta.domain;
    planeOf(box, x, y, plot.plane);
    ground.width = width * ratio;
    ground.height = height * ratio;
    const ctx = ground.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.drawImage(paint(box, ratio), box.left, box.top, box.right - box.left, box.bottom - box.top);
    const titles = [source.layout.xaxis.title?.text ?? "", source.layout.yaxis.title?.text ?? ""];
    drawAxes(ctx, { box, x, y, titles }, { ink: frame.palette.ink, line: css.borderTopColor, size, family: css.fontFamily });
    panel.inspect();
  }

  /**
   * The tracks with this run alone; its start is marked as its own.
   * @param {Tracks} tracks
   */
  function alone(tracks) {
    const key = [tracks.version, tracks.identity];
    if (!same(key, ownOf)) {
      own = { ...tracks, start: NOWHERE, runs: tracks.runs.map((track, k) => ({ ...track, label: shorter(track.label), visible: k === place && track.visible })) };
      ownOf = key;
    }
    return own;
  }

  /** @param {Frame} frame */
  const frameOf = (frame) => ({ ...frame, tracks: alone(frame.tracks), committed: false });

  return {
    element, panel,
    /** What this cell shows of a frame. */
    frame: frameOf,
    /**
     * Draws one frame; true when another is needed.
     * @param {Frame} frame @param {GraphDiv} source
     * @param {(box: Box, ratio: number) => HTMLCanvasElement} paint
     */
    draw(frame, source, paint) {
      name(frame.tracks.runs[place]);
      drawGround(source, frame, paint);
      const mine = frameOf(frame);
      const more = panel.draw(mine);
      marks.draw(mine);
      return more;
    },
  };
}
