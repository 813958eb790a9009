/** What the server works out for a link in stages: first in haste, and at rest in full. */

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
 * @returns {(link: string|null, now: number) => any} {…, stale}
 */
export function createAsked(route, stages, read, arrived) {
  let held = /** @type {{ link: string, stage: number, found: any, stale: any } | null} */ (null), flight = /** @type {{ link: string, control: AbortController } | null} */ (null), wanted = /** @type {string | null} */ (null), since = 0, open = 0, timer = null;

  /** @param {string} link @param {number} stage */
  async function send(link, stage) {
    const control = new AbortController(), mine = (flight = { link, control });
    open = performance.now() + GAP;
    let found;
    try {
      const signal = AbortSignal.any([control.signal, AbortSignal.timeout(PATIENCE)]);
      const response = await fetch(`${route}${link}${stages[stage].words}`, { signal });
      found = response.ok ? read(await response.arrayBuffer()) : { final: true, missing: "" };
    } catch {
      // Superseded, or the server is away: the banner tells, and it is asked again.
      if (flight === mine) open = performance.now() + AGAIN;
    }
    if (flight !== mine) return;
    flight = null;
    if (found) held = { link, stage, found, stale: { ...found, stale: true } };
    arrived();
  }

  /** @param {string} link */
  function drop(link) {
    if (flight && flight.link !== link) {
      flight.control.abort();
      flight = null;
    }
    if (held && (link === null || landscapeOf(held.link) !== landscapeOf(link))) held = null;
  }

  /** @param {number} wait */
  function later(wait) {
    timer ??= setTimeout(() => {
      timer = null;
      arrived();
    }, wait);
  }

  return (link, now) => {
    if (link !== wanted) [wanted, since] = [link, now];
    drop(link);
    if (link === null) return null;
    const same = held?.link === link, stage = same ? held.stage + 1 : 0;
    if (!flight && stage < stages.length && !(same && held.found.final)) {
      const wait = Math.max(since + stages[stage].after, open) - now;
      if (wait > 0) later(wait);
      else send(link, stage);
    }
    return held && (same ? held.found : held.stale);
  };
}
