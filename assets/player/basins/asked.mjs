/** Answers that the server computes in stages: a quick preview first, the full result at rest. */

import { createLatest } from "../core/latest.mjs";

const PATIENCE = 20000, GAP = 60, AGAIN = 3000;
const WORDS = ["on", "run", "steps", "stop", "inspect", "language"];
/** @param {string} word */
const nameOf = (word) => word.split("=")[0];
/** @param {string} link */
const wordsOf = (link) => (link ?? "").replace(/^\?/, "").split("&");

/**
 * The words of a link that a map depends on: the same map is not asked for again when the start
 * moves or another curve is shown.
 * @param {string} link @param {string[]} more further words that it depends on
 */
export function mapLink(link, more = []) {
  const kept = wordsOf(link).filter((word) => [...WORDS, ...more].includes(nameOf(word)));
  return `?${kept.map((word) => word.split("~").filter((part) => !part.startsWith("from:")).join("~")).join("&")}`;
}

/** @param {string} link */
const landscapeOf = (link) => wordsOf(link).find((word) => nameOf(word) === "on");

/**
 * The newest link wins, one request is in flight. What is at hand for an earlier link on the same
 * landscape is `stale` until the new answer is there, and is to be shown as such.
 * @param {string} route
 * @param {{words: string, after: number}[]} stages what is added to the link, and how long it must
 *   have stood still before that is asked for
 * @param {(buffer: ArrayBuffer) => any} read makes {final: boolean, …}: no further stage where it is true
 * @param {() => void} arrived asks for a frame, in which the link of that moment is wanted again
 * @returns {(link: string|null) => any} {…, stale}
 */
export function createAsked(route, stages, read, arrived) {
  /** @param {[link: string, stage: number]} question @param {AbortSignal} signal */
  async function ask([link, stage], signal) {
    const response = await fetch(`${route}${link}${stages[stage].words}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
    const found = response.ok ? read(await response.arrayBuffer()) : { final: true, missing: "" };
    return { found, stale: { ...found, stale: true } };
  }

  const latest = createLatest({
    ask, arrived: () => arrived(), failed: () => arrived(), gap: GAP, again: AGAIN,
    rest: ([, stage]) => stages[stage].after,
    fresh: ([before], [link]) => before !== link,
    finish: ([before], [link]) => before === link,
    keep: ([before], [link]) => landscapeOf(before) === landscapeOf(link),
  });

  /** How far it has been asked, and what is to be asked next. @param {string} link */
  function stageOf(link) {
    const held = latest.held;
    if (held?.question[0] !== link) return 0;
    const [, stage] = held.question;
    return held.answer.found.final ? stage : Math.min(stage + 1, stages.length - 1);
  }

  return (link) => {
    const held = latest.want(link === null ? null : [link, stageOf(link)]);
    return held && (held.question[0] === link ? held.answer.found : held.answer.stale);
  };
}
