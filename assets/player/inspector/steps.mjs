/** The workings of a run's steps, fetched a few ahead while it is played. */

import { createLatest } from "../core/latest.mjs";
import { say } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const CHUNK = 16, AHEAD = 8, KEPT = 256, PATIENCE = 8000;
// More steps a second than this cannot be read: while playing, one in so many is shown.
const READABLE = 8;

/** How far apart the steps are that are shown at a pace. @param {number} pace steps a second */
export const strideOf = (pace) => Math.max(1, Math.ceil(pace / READABLE));

/**
 * @param {{link: string}} link of link.mjs
 * @param {() => void} arrived called when an answer has come
 */
export function createSteps(link, arrived) {
  let owner = /** @type {Stamp} */ (null), known = new Map(), failed = "", failedAt = -1;

  /** @param {Span} span @param {AbortSignal} signal @returns {Promise<{found?: WorkingAnswer, problem?: string}>} */
  async function ask([, which, from, count, every], signal) {
    try {
      const address = `why${link.link || "?"}&which=${which}&step=${from}&count=${count}&every=${every}`;
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
      const found = await response.json();
      return response.ok ? { found } : { problem: found.problem };
    } catch {
      return { problem: say("The server does not answer.") };
    }
  }

  /** @typedef {[owner: Stamp, which: number, from: number, count: number, every: number]} Span */
  const latest = createLatest({
    ask,
    arrived({ answer: { found, problem = "" } }) {
      failed = problem;
      if (found) keep(found);
      arrived();
    },
    known: ([, , from]) => known.has(from) || Boolean(failed),
  });

  /** @param {Stamp} next */
  function forget(next) {
    latest.want(null);
    [owner, known, failed] = [next, new Map(), ""];
  }

  /** @param {WorkingAnswer} given */
  function keep({ steps, shapes, ...about }) {
    if (known.size > KEPT) known.clear();
    for (const step of steps) {
      const shape = step.shape === null ? [] : shapes[step.shape];
      known.set(step.k, { ...step, numbers: step.numbers.map(Number), lines: shape, about });
    }
  }

  /** Whether a step is in the answer that is awaited. @param {number} step */
  function coming(step) {
    const [, , from, count, every] = latest.asking ?? [];
    return step >= from && step < from + count * every && (step - from) % every === 0;
  }

  return {
    /**
     * A step if it is here; it is asked for if not, and while playing those after it.
     * @param {number} which number of the run @param {number} step
     * @param {number} every 0 at rest, else how far apart the steps are that are shown
     * @param {number} last the last step that there can be
     */
    get(which, step, every, last) {
      const next = [which, link.link];
      if (!same(next, owner)) forget(next);
      if (step !== failedAt) [failed, failedAt] = ["", step];
      const stride = every || 1, reach = every ? step + AHEAD * stride : step;
      let open = step;
      while (open <= reach && (known.has(open) || coming(open))) open += stride;
      // While playing a request under way is let come; at rest the step shown is what counts.
      if (open <= Math.min(reach, last) && !failed && !(every && latest.asking?.[4] === every)) latest.want([owner, which, open, every ? CHUNK : 1, stride]);
      return known.get(step) ?? null;
    },
    get problem() { return failed; },
  };
}
