/** Asks the server for numbers: when the page has come to rest a moment, one question at a time. */

const PATIENCE = 8000, REST = 150, AGAIN = 1000, KEPT = 48;

/** @param {() => void} arrived asks for a frame */
export function createAsker(arrived) {
  const held = new Map(); // address -> answer
  let wanted = /** @type {string[]} */ ([]), changed = -Infinity, busy = false, timer = /** @type {number} */ (null);

  /**
   * Wants the answers to these addresses, and no others any more.
   * @param {string[]} addresses @returns {any[]} those that are here; null for the others
   */
  function ask(addresses) {
    if (addresses.some((address, k) => address !== wanted[k]) || addresses.length !== wanted.length) {
      // More of the same question needs no rest.
      const fresh = addresses[0] !== wanted[0];
      wanted = addresses;
      if (fresh) changed = performance.now();
      plan(fresh ? REST : 0);
    }
    return addresses.map((address) => held.get(address) ?? null);
  }

  /** @param {number} wait */
  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  }

  async function work() {
    const address = wanted.find((one) => !held.has(one));
    if (busy || address === undefined) return;
    busy = true;
    let wait = 0;
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
      keep(address, response.ok ? await response.json() : { missing: "" });
    } catch {
      // The banner tells when the server is away; the question is asked again in a while.
      wait = AGAIN;
    }
    busy = false;
    arrived();
    // What has changed meanwhile has its rest too: while something is dragged nothing is asked.
    plan(Math.max(wait, changed + REST - performance.now()));
  }

  /** @param {string} address @param {any} answer */
  function keep(address, answer) {
    held.set(address, answer);
    for (const old of held.keys()) if (held.size > KEPT && !wanted.includes(old)) held.delete(old);
  }
  /**
   * The answer to an address, if it is here.
   * @param {string} address
   */
  ask.peek = (address) => held.get(address) ?? null;
  return ask;
}
