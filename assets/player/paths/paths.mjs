/** The moving paths on one picture: lines, averages, heads, exits and labels. */

import { drawArrow, stampMarker } from "../plot/glyphs.mjs";
import { drawLabels } from "./labels.mjs";
import { createAverages } from "./averages.mjs";
import { drawBeads } from "./past.mjs";
import { headOf } from "../core/tracks.mjs";
import { createTrail } from "./trail.mjs";
import { say } from "../words/words.mjs";

const HEAD = 14;
const at = new Float64Array(3), seg = new Float64Array(6);

/**
 * @param {Lens} lens of segments.mjs
 */
export function createPaths(lens) {
  const trail = createTrail(lens), means = createAverages(lens);
  const exits = createExits(lens);

  /**
   * Draws one frame.
   * @param {PathFrame} picture
   * @returns {boolean} true when another frame is needed to complete the picture
   */
  function draw(picture) {
    const { tracks, step, palette } = picture;
    const frame = { ...picture, finished: step >= tracks.extent() };
    const heads = tracks.runs.map((track) => headOf(track, step));
    const lines = drawLines(frame, heads);
    const more = means.draw(frame, heads) || lines;
    const labels = means.drawHeads(frame, heads);
    drawHeads(frame, heads);
    drawLabels(frame.overlay.ctx, [...exits.labels(frame, heads), ...labels], frame.box, palette, frame.font.size, frame.font.family);
    return more;
  }

  /**
   * The lines with their beads; only the beads where the lines are Plotly's.
   * @param {PathFrame} frame @param {number[]} heads
   */
  function drawLines(frame, heads) {
    const { tracks, palette, overlay, depth } = frame;
    const every = Math.max(1, Math.ceil(tracks.steps / 12));
    if (frame.lines) return trail.draw(frame, { runs: tracks.runs, styles: palette.runs, heads, every });
    trail.hide();
    tracks.runs.forEach((track, k) => {
      if (track.visible) drawBeads(overlay.ctx, lens, track, 0, heads[k], every, palette.runs[k], depth);
    });
    return false;
  }

  /** @param {PathFrame} frame @param {number[]} heads */
  function drawHeads(frame, heads) {
    const { ctx, ratio } = frame.overlay;
    frame.tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count || !lens.point(track, heads[k], at)) return;
      const style = frame.palette.runs[k];
      const hidden = frame.depth?.hides(at[0], at[1], at[2]);
      ctx.globalAlpha = hidden ? 0.45 : 1;
      stampMarker(ctx, ratio, style.marker, at[0], at[1], hidden ? HEAD * 0.7 : HEAD, style.colour, style.casing, 2);
      ctx.globalAlpha = 1;
    });
  }

  return { draw };
}

/**
 * Finds where runs left the picture, and says so at that place.
 * @param {Lens} lens
 */
function createExits(lens) {
  /** @param {Track} track @param {number} head */
  function lastInside(track, head) {
    for (let k = head - 1; k >= 0 && k > head - 500; k--) if (lens.segment(track, k, seg)) return true;
    return false;
  }

  /** @param {PathFrame} frame @param {number[]} heads */
  function labels(frame, heads) {
    const { tracks, palette, overlay } = frame;
    const found = /** @type {Label[]} */ ([]);
    tracks.runs.forEach((track, k) => {
      if (!track.visible || !track.count) return;
      const left = track.status === "diverged" && frame.step >= track.count - 1;
      const name = track.label;
      const inside = lens.point(track, heads[k], at);
      const text = left ? say("{run} diverged at step {step}", { run: name, step: track.at }) : textOf(frame, name, heads[k]);
      const lead = left || frame.playing ? text : `${name} · `;
      if (inside) found.push({ name, text, lead, x: at[0], y: at[1] });
      if ((inside && !left) || !lastInside(track, heads[k])) return;
      drawArrow(overlay.ctx, seg[3], seg[4], seg[3] - seg[0], seg[4] - seg[1], HEAD, palette.runs[k].colour, palette.casing);
      if (!inside) found.push({ name, text, lead, x: seg[3], y: seg[4] });
    });
    return found;
  }
  return { labels };
}

/**
 * While playing, the step that all runs share is counted below, faster than it could be read here.
 * @param {PathFrame} frame @param {string} name @param {number} head
 */
const textOf = ({ playing, step }, name, head) => (playing && head === step ? name : `${name} · ${head}`);
