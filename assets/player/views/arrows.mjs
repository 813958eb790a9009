/** The arrows of the step at each head, told in the legend; slow motion shows them one by one. */

import { createArrows, STYLES } from "../step/arrows.mjs";
import { drawMoves } from "../step/arrow.mjs";
import { make } from "../core/elements.mjs";
import { swatch } from "../plot/legend.mjs";
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

/** @type {Record<string, string>} */
const MEANINGS = { gradient: "−η∇f", memory: later("momentum"), step: later("step") };

/** @param {Lab} lab @returns {Feature} */
export function create(lab) {
  const { legend, slow } = lab, arrows = createArrows(lab, slow);

  /** @param {number|null} times how many times longer the arrows are drawn */
  function explain(times) {
    const parts = /** @type {string[]} */ (times === null ? [] : slow.parts());
    legend.tell("arrows", times === null ? null : [parts, times], () => [
      ...parts.map((part) => make("span", "legend-item", sample(STYLES[part]), say(MEANINGS[part]))),
      ...(times > 1 ? [make("strong", "legend-item", say("drawn {times} times longer", { times }))] : []),
    ]);
  }

  return {
    draw(picture) {
      slow.watch(picture);
      explain(arrows.draw(picture));
      return false;
    },
  };
}
