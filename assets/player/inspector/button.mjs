/** The button of a table's row that opens the step inspector for its run. */

import { makeButton } from "../core/elements.mjs";
import { tell } from "../words/words.mjs";
import { onClick } from "../core/clicks.mjs";

const RUN = "data-why";

/** @param {number} index of the run; the click is heard by `onWhy` */
export function whyButton(index) {
  const button = makeButton("?", () => {});
  button.classList.add("why");
  button.setAttribute(RUN, String(index + 1));
  tell(button, "Why this step? (I)", "sayTitle");
  tell(button, "Why this step of run {k}?", "sayLabel", { k: index + 1 });
  return button;
}

/** @param {(number: number) => void} asked with the number of the run, from 1 */
export function onWhy(asked) {
  onClick(`[${RUN}]`, (button) => asked(Number(button.getAttribute(RUN))));
}
