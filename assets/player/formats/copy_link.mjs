/** The address of what is on the screen, on the clipboard. */

import { labAddress } from "../share/address.mjs";
import { copyText } from "../share/copy.mjs";
import { say } from "../words/words.mjs";

/** @param {Lab} lab @returns {Feature} */
export function create({ link }) {
  return { pressed: () => { copyText(labAddress(link.link), say("Link copied")); } };
}
