/** The server's answers that a recording carries (ui/takeaway/standalone_answers.py), by their addresses. */

import { STEPS_ANSWERED } from "../core/contract.mjs";

// Of a slice there is one for each step: its line is the link's, and no hand moves the second point.
const SECANT = /&along=.*$/;

/**
 * Which part of a run's workings has a step.
 * @param {string} words
 */
function partOf(words) {
  const asked = new URLSearchParams(words);
  return `why&which=${asked.get("which")}&part=${Math.floor(Number(asked.get("step")) / STEPS_ANSWERED)}`;
}

/**
 * @param {Record<string, number>} places addresses without the link, and which part of the file answers
 * @param {Uint8Array[]} parts
 * @param {string} link
 * @returns {(address: string) => Uint8Array|null}
 */
export function createAnswers(places, parts, link) {
  return (address) => {
    const short = address.replace(link, ""), asked = short.startsWith("why&") ? partOf(short.slice(4)) : short.replace(SECANT, "");
    // Some routes have one answer, whatever they are asked.
    const key = [asked, address.split("?")[0]].find((name) => Object.hasOwn(places, name));
    return key === undefined ? null : parts[places[key]];
  };
}
