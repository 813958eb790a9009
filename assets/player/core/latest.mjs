/**
 * The newest question wins, and one is in flight: while an answer is awaited, what is asked next
 * waits, and of all that has been asked meanwhile only the newest is asked in the end.
 */

import { same } from "./stamp.mjs";

/**
 * A question is a tuple; two of them are the same where all their parts are.
 * @template {readonly unknown[]} Question, Answer
 * @param {object} options
 * @param {(question: Question, signal: AbortSignal) => Promise<Answer>} options.ask rejects where
 *   there is no answer
 * @param {(held: {question: Question, answer: Answer}) => void} [options.arrived] told of each
 *   answer that nothing newer has made void
 * @param {(error: unknown, question: Question) => void} [options.failed] told of what `ask` rejects with
 * @param {number | ((question: Question) => number)} [options.rest] milliseconds for which a
 *   question must have stood unchanged before it is asked
 * @param {(before: Question, now: Question) => boolean} [options.fresh] whether the rest begins anew
 * @param {number} [options.gap] milliseconds from one request to the next
 * @param {number | null} [options.again] milliseconds until a question that failed is asked again;
 *   null: nothing is asked before somebody wants it again
 * @param {(old: Question, now: Question) => boolean} [options.keep] whether the answer to an older
 *   question is still shown while the new one is awaited
 * @param {(old: Question, now: Question) => boolean} [options.finish] whether the request for an
 *   older question is let finish; it is aborted otherwise
 * @param {(question: Question) => boolean} [options.known] whether there is nothing to ask
 */
export function createLatest({
  ask, arrived = () => {}, failed = () => {}, rest = 0, fresh = (a, b) => !same(a, b), gap = 0, again = null,
  keep = () => false, finish = keep, known,
}) {
  let wanted = /** @type {Question | null} */ (null), since = -Infinity, open = -Infinity;
  let flight = /** @type {{question: Question, control: AbortController} | null} */ (null);
  let held = /** @type {{question: Question, answer: Answer} | null} */ (null);
  let timer = /** @type {ReturnType<typeof setTimeout> | null} */ (null);
  const isKnown = known ?? ((/** @type {Question} */ question) => held !== null && same(held.question, question));
  const restOf = typeof rest === "function" ? rest : () => rest;

  /** @param {Question} question */
  async function send(question) {
    const control = new AbortController(), mine = (flight = { question, control });
    open = performance.now() + gap;
    let answer, error = /** @type {unknown} */ (null), came = false;
    try {
      answer = await ask(question, control.signal);
      came = true;
    } catch (reason) {
      error = reason;
    }
    // Nobody waits for it any more.
    if (flight !== mine) return;
    flight = null;
    if (came) arrived((held = { question, answer }));
    else lose(question, error);
    plan();
  }

  /** Without a time for the next try, nothing is asked until somebody wants it again. @param {Question} question @param {unknown} error */
  function lose(question, error) {
    if (again !== null) open = performance.now() + again;
    else wanted = null;
    failed(error, question);
  }

  /** Asks what is wanted, at once or when it has rested. */
  function plan() {
    if (flight || wanted === null || isKnown(wanted)) return;
    const time = Math.max(since + restOf(wanted), open) - performance.now();
    if (time <= 0) send(wanted);
    else timer ??= setTimeout(() => {
      timer = null;
      plan();
    }, time);
  }

  return {
    /**
     * Wants the answer to a question, and to no other any more; may be called in each frame.
     * @param {Question | null} question null forgets all
     * @returns {{question: Question, answer: Answer} | null} the newest answer at hand, which may
     *   be that to an older question where `keep` lets it stand
     */
    want(question) {
      if (question && !(wanted && same(wanted, question))) {
        if (!wanted || fresh(wanted, question)) since = performance.now();
      }
      wanted = question;
      if (flight && !(question && (same(flight.question, question) || finish(flight.question, question)))) {
        flight.control.abort();
        flight = null;
      }
      if (held && !(question && (same(held.question, question) || keep(held.question, question)))) held = null;
      plan();
      return held;
    },
    /** The question in flight. */
    get asking() { return flight?.question ?? null; },
    get wanted() { return wanted; },
    get held() { return held; },
  };
}
