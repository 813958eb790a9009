/** What the pictures show about the step at the heads: arrows, field, fan and quadratic model. */

import { createArrows, STYLES } from "../step/arrows.mjs";
import { drawMoves } from "../step/arrow.mjs";
import { make } from "../core/elements.mjs";
import { createFan } from "./fan.mjs";
import { createField } from "./field.mjs";
import { createGhost } from "./ghost.mjs";
import { createLegend, swatch } from "../plot/legend.mjs";
import { createQuadratic } from "./model.mjs";
import { createSlow } from "../step/slow.mjs";
import { createStarts } from "../basins/starts.mjs";
import { later, say } from "../words/words.mjs";

/**
 * A small arrow as it is drawn in the pictures.
 * @param {MoveStyle} style
 */
function sample(style) {
  const points = new Float64Array([4, 8, 0, 34, 8, 0]);
  const arrow = { points, hidden: [false], x: 34, y: 8, u: 1, v: 0, length: 30, cut: 1 };
  return swatch(38, 16, (ctx) => drawMoves(ctx, [arrow], style));
}

const MEANINGS = { gradient: "−η∇f", memory: later("momentum"), step: later("step") };

/**
 * @param {Lab} page
 * @param {Panel[]} sides the panels of the contours side by side, one a run
 */
export function createNear(page, sides) {
  const lab = { ...page, sides }, legend = createLegend([page.contour, page.surface, ...sides]), slow = createSlow(lab);
  const arrows = createArrows(lab, slow);
  const starts = createStarts(lab);
  const rest = [...starts.parts, createField(lab, legend), createGhost(lab, legend), createFan(lab, legend), createQuadratic(lab, legend)];

  /** @param {number|null} times how many times longer the arrows are drawn */
  function explain(times) {
    const parts = times === null ? [] : slow.parts();
    legend.tell("arrows", times === null ? null : `${parts} ${times}`, () => [
      ...parts.map((part) => make("span", "legend-item", sample(STYLES[part]), say(MEANINGS[part]))),
      ...(times > 1 ? [make("strong", "legend-item", say("drawn {times} times longer", { times }))] : []),
    ]);
  }

  return {
    keys: [
      { key: "g", text: "Show or hide the arrows", run: () => lab.edit("arrows", String(!lab.picture()?.view.arrows)) },
      { key: "s", text: "Parts of one step, one a press", run: () => slow.press() },
      { key: "Escape", text: "End the slow motion", run: () => slow.end() },
      ...starts.keys,
    ],
    /** @param {Frame} picture */
    draw(picture) {
      slow.watch(picture);
      explain(arrows.draw(picture));
      for (const part of rest) part.draw(picture);
      legend.place();
      return false;
    },
  };
}
