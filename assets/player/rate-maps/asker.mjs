/** Asks the server for numbers: when the page has come to rest a moment, one question at a time. */

import { createLatest } from "../core/latest.mjs";

const PATIENCE = 8000, REST = 150, AGAIN = 1000, KEPT = 48;

/** @param {() => void} arrived asks for a frame */
export function createAsker(arrived) {
  const held = /** @type {Map<string, any>} */ (new Map());
  const open = (/** @type {string[]} */ addresses) => addresses.find((address) => !held.has(address));

  /** One of the answers that are still missing. @param {string[]} addresses */
  async function ask(addresses) {
    const address = open(addresses);
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    return { address, given: response.ok ? await response.json() : { missing: "" } };
  }

  /** @param {{answer: {address: string, given: any}}} came */
  function keep({ answer: { address, given } }) {
    held.set(address, given);
    for (const old of held.keys()) if (held.size > KEPT && !latest.wanted?.includes(old)) held.delete(old);
    arrived();
  }

  const latest = createLatest({
    ask, arrived: keep, failed: () => arrived(), again: AGAIN, rest: REST, finish: () => true,
    // More of the same question needs no rest.
    fresh: ([before], [first]) => before !== first,
    known: (addresses) => open(addresses) === undefined,
  });

  /**
   * Wants the answers to these addresses, and no others any more.
   * @param {string[]} addresses @returns {any[]} those that are here; null for the others
   */
  function want(addresses) {
    latest.want(addresses);
    return addresses.map((address) => held.get(address) ?? null);
  }

  /**
   * The answer to an address, if it is here.
   * @param {string} address
   */
  want.peek = (address) => held.get(address) ?? null;
  return want;
}
