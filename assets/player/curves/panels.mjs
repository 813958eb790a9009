/** The curves on the screen: a panel for each that the link names, and the scales of their axes. */

import { CURVES } from "./all.mjs";
import { createCurve } from "./curves.mjs";
import { SCALES } from "../core/contract.mjs";
import { onClick } from "../core/clicks.mjs";

/**
 * DOM id of the figure of a curve.
 * @param {string} curve
 */
export const idOf = (curve) => `curve-${curve}`;

/** @param {Lab} lab */
export function createCurves({ panels, edit, picture }) {
  /**
   * A curve costs nothing until it is asked for.
   * @param {StreamHeader} header
   */
  function answered({ view }) {
    for (const curve of view.curves) {
      if (!panels.some((panel) => panel.id === idOf(curve))) panels.push(createCurve(idOf(curve)));
    }
  }

  /**
   * The next scale; false where the curve is not on the screen.
   * @param {string} curve
   */
  function turn(curve) {
    const meta = panels.find((panel) => panel.id === idOf(curve))?.gd?.layout?.meta;
    if (!meta?.series) return false;
    const next = SCALES[(SCALES.indexOf(meta.scale) + 1) % SCALES.length];
    edit(`scale.${curve}`, next === meta.own ? "own" : next);
    return true;
  }

  onClick("[data-scale]", ({ dataset }) => { turn(dataset.scale); });

  /**
   * Shows a curve, or hides it.
   * @param {string} curve
   */
  const show = (curve) => edit(`curve.${curve}`, String(!picture()?.view.curves.includes(curve)));

  const keys = CURVES.flatMap(({ key: curve, shows, turns }) => [
    ...(turns ? [{ key: turns.letter, text: turns.text, run: () => turn(curve) }] : []),
    ...(shows ? [{ key: shows.letter, text: shows.text, run: () => show(curve) }] : []),
  ]);
  return { answered, keys };
}
