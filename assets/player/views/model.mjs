/** The quadratic model of the loss at the head: its level lines, its sheet and its Newton point. */

import { createBoard, planeBoards } from "../plot/board.mjs";
import { addressOf, createFetched, lookedInto } from "../step/fetched.mjs";
import { drawMarker } from "../plot/glyphs.mjs";
import { drawLabels } from "../paths/labels.mjs";
import { levelLines, levelsOf } from "../step/levels.mjs";
import { format } from "../words/numbers.mjs";
import { planePixel, planeValue, projectScene } from "../plot/projection.mjs";
import { say } from "../words/words.mjs";

const COLOUR = "#7a0c6e", HALO = "#ffffff", CELL = 8;
const at = new Float64Array(3);

/**
 * f + gᵀd + ½ dᵀH d, with the numbers of the server.
 * @param {ModelAnswer} found
 */
export function modelOf({ x, y, loss, gradient: [gx, gy], hessian: [hxx, hxy, hyy] }) {
  return (/** @type {number} */ px, /** @type {number} */ py) => {
    const u = px - x, v = py - y;
    return loss + gx * u + gy * v + 0.5 * (hxx * u * u + hyy * v * v) + hxy * u * v;
  };
}

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { legend, surface, tracks, link, changed } = lab, planes = planeBoards(lab, 1), scene = createBoard(surface, 1);
  const ask = createFetched((response) => response.json(), changed);
  let seen = /** @type {ModelAnswer | null} */ (null), version = 0;

  /**
   * @param {Board} board @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {ModelAnswer} found @param {Palette} palette
   */
  function paintPlane({ panel }, ctx, box, found, palette) {
    const v = panel.eye.values;
    const span = [box.right - box.left, box.bottom - box.top].map((size, k) => Math.abs(size / v[3 * k]));
    const model = modelOf(found);
    /** @param {number} px @param {number} py */
    const value = (px, py) => model(planeValue(v, px, false), planeValue(v, py, true));
    ctx.lineJoin = "round";
    for (const { level, through } of levelsOf(found, span)) {
      const path = levelLines(value, box, CELL, level);
      for (const [colour, width] of /** @type {[string, number][]} */ ([[HALO, 4], [COLOUR, through ? 2.6 : 1.6]])) {
        ctx.setLineDash(colour === HALO ? [] : [7, 4]);
        ctx.globalAlpha = colour === HALO ? 0.55 : 1;
        ctx.lineWidth = width + (through && colour === HALO ? 1 : 0);
        ctx.strokeStyle = colour;
        ctx.stroke(path);
      }
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    if (found.newton) newton(panel, ctx, box, found.newton, palette);
  }

  /**
   * @param {Panel} panel @param {CanvasRenderingContext2D} ctx @param {Box} box
   * @param {{x: number, y: number}} point @param {Palette} palette
   */
  function newton({ font, eye }, ctx, box, point, palette) {
    const x = planePixel(eye.values, point.x, false), y = planePixel(eye.values, point.y, true);
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return;
    drawMarker(ctx, "x", x, y, 12, COLOUR, HALO, 1.5);
    drawLabels(ctx, [{ name: "Newton point", text: say("Newton point"), x, y: y + 4 }], box, palette, Math.round(0.9 * font.size), font.family);
  }

  /**
   * The model as a net over the surface; what the surface hides is left pale.
   * @param {CanvasRenderingContext2D} ctx @param {ModelAnswer} found
   */
  function paintScene(ctx, { sheet }) {
    const n = sheet.x.length;
    ctx.lineWidth = 1.3;
    ctx.strokeStyle = COLOUR;
    ctx.setLineDash([]);
    for (let j = 0; j < n; j++) {
      strand(ctx, sheet.x.map((x, i) => [x, sheet.y[j], sheet.z[j][i]]));
      strand(ctx, sheet.y.map((y, i) => [sheet.x[j], y, sheet.z[i][j]]));
    }
    ctx.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number[][]} points */
  function strand(ctx, points) {
    const m = surface.eye.values;
    let pen = null;
    for (const [x, y, z] of points) {
      // Outside the box of the axes the net ends: it is not bent along the box's lid.
      const inside = z >= m[24] && z <= m[25];
      if (inside) {
        projectScene(m, x, y, z, at);
        if (pen) {
          const hidden = surface.depth.hides((pen[0] + at[0]) / 2, (pen[1] + at[1]) / 2, (pen[2] + at[2]) / 2);
          ctx.globalAlpha = hidden ? 0.18 : 0.75;
          ctx.beginPath();
          ctx.moveTo(pen[0], pen[1]);
          ctx.lineTo(at[0], at[1]);
          ctx.stroke();
        }
      }
      pen = inside ? [at[0], at[1], at[2]] : null;
    }
  }

  /** @param {ModelAnswer} found @param {Track} track */
  function told(found, track) {
    if (found.missing) return [say(found.missing)];
    const about = say("dashed: quadratic model ({run}, step {k})", { run: track.label, k: found.step });
    const { newton: point } = found;
    if (!point) return [about, "; ", say("it has no Newton point")];
    return [about, "; ", say("× its {kind}, the Newton point, at {x}, {y}", { kind: say(point.kind), x: format(point.x), y: format(point.y) })];
  }

  return {
    /** @param {Frame} frame */
    draw({ view, step, palette, stamp }) {
      const track = view.model ? lookedInto(tracks, view) : null;
      const found = ask(track ? addressOf("model", link.link, track, step) : null, link.link);
      if (found !== seen) version += 1;
      seen = found;
      const drawn = found && !found.missing ? [version, stamp] : null;
      const place = tracks.runs.indexOf(track);
      for (const plane of planes) plane.show(plane.shows(place) ? drawn : null, (ctx, box) => paintPlane(plane, ctx, box, found, palette));
      scene.show(drawn, (ctx) => paintScene(ctx, found));
      legend.tell("model", found ? [version, stamp] : null, () => told(found, track));
    },
  };
}
