/** The workings of a run's steps, fetched a few ahead while it is played. */

const CHUNK = 32, AHEAD = 12, KEPT = 256, PATIENCE = 8000;
// Faster than this, in steps a second, only single steps are caught.
const FAST = 120;

/**
 * @param {{link: string}} link of link.mjs
 * @param {() => void} arrived called when an answer has come
 */
export function createSteps(link, arrived) {
  let owner = "", known = new Map(), asking = null, asked = { from: 0, to: -1 }, failed = "";

  function forget(next) {
    asking?.abort();
    [owner, known, asking, failed] = [next, new Map(), null, ""];
  }

  async function ask(which, from, count) {
    asking?.abort();
    const mine = (asking = new AbortController()), begun = owner;
    asked = { from, to: from + count - 1 };
    try {
      const address = `why${link.link || "?"}&which=${which}&step=${from}&count=${count}`;
      const response = await fetch(address, { signal: AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE)]) });
      const found = await response.json();
      if (begun !== owner) return;
      failed = response.ok ? "" : found.problem;
      if (response.ok) keep(found);
    } catch (error) {
      if (mine.signal.aborted) return;
      failed = "The server does not answer.";
    } finally {
      if (asking === mine) asking = null;
    }
    arrived();
  }

  function keep({ steps, shapes, ...about }) {
    if (known.size > KEPT) known.clear();
    for (const step of steps) {
      const shape = step.shape === null ? [] : shapes[step.shape];
      known.set(step.k, { ...step, numbers: step.numbers.map(Number), lines: shape, about });
    }
  }

  /** The first step from `step` on that is not here, nor on its way. */
  function missing(step) {
    let next = step;
    while (known.has(next) || (asking && next >= asked.from && next <= asked.to)) next += 1;
    return next;
  }

  return {
    /**
     * A step if it is here; it is asked for if not, and those after it while playing.
     * @param {number} which number of the run @param {number} pace steps a second, 0 at rest
     * @param {number} last the last step that there can be
     */
    get(which, step, pace, last) {
      const next = `${which} ${link.link}`;
      if (next !== owner) forget(next);
      const found = known.get(step), flowing = pace > 0 && pace < FAST;
      const open = missing(step);
      const due = flowing ? open < step + AHEAD && open <= last : open === step;
      // A request under way for what comes next is let be; one for what is past is given up.
      const busy = asking && (flowing ? step >= asked.from - AHEAD && step <= asked.to : pace > 0);
      if (due && !busy && !failed) ask(which, open, flowing ? CHUNK : 1);
      return found ?? null;
    },
    get problem() { return failed; },
  };
}
