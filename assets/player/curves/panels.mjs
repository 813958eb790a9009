/** The curves on the screen: a panel for each that the link names, and the scales of their axes. */

import { createCurve } from "./curves.mjs";
import { SCALES } from "./scales.mjs";
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

  const effective = () => edit("curve.effective", String(!picture()?.view.curves.includes("effective")));

  return { answered, keys: [
    { key: "l", text: "Loss curve: logarithmic, symlog, linear", run: () => turn("loss") },
    { key: "e", text: "Curve of each coordinate's effective learning rate, or hide it", run: effective },
  ] };
}
