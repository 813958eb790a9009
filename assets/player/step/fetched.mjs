/**
 * Answers about the step on screen: the newest address wins, one request is in flight, and an
 * answer to another link is never shown.
 */

const PATIENCE = 4000, GAP = 50;

/**
 * @param {(response: Response) => Promise<any>} read
 * @param {() => void} arrived asks for a frame, in which the address of that moment is wanted again
 * @param {number} gap milliseconds from one request to the next
 * @returns {(address: string|null, link: string) => any} to be called in each frame: the
 *   newest answer at hand, which may be that of an earlier step, or null
 */
export function createFetched(read, arrived, gap = GAP) {
  let held = /** @type {{ address: string, link: string, found: any } | null} */ (null), flight = /** @type {{ address: string, link: string, control: AbortController } | null} */ (null), begun = -Infinity, timer = null;

  /** @param {string} address @param {string} link */
  async function send(address, link) {
    const control = new AbortController();
    const mine = (flight = { address, link, control });
    begun = performance.now();
    let found = null;
    try {
      const signal = AbortSignal.any([control.signal, AbortSignal.timeout(PATIENCE)]);
      const response = await fetch(address, { signal });
      if (response.ok) found = await read(response);
    } catch {
      // Superseded, or the server is away: the banner tells, and the last answer would be wrong.
    }
    if (flight !== mine) return;
    flight = null;
    held = { address, link, found };
    arrived();
  }

  /** @param {number} wait */
  function later(wait) {
    timer ??= setTimeout(() => {
      timer = null;
      arrived();
    }, wait);
  }

  return (address, link) => {
    if (flight && (address === null || flight.link !== link)) {
      flight.control.abort();
      flight = null;
    }
    if (held && (address === null || held.link !== link)) held = null;
    if (address === null) return null;
    const wait = begun + gap - performance.now();
    if (held?.address !== address && !flight) {
      if (wait > 0) later(wait);
      else send(address, link);
    }
    return held?.found ?? null;
  };
}

/**
 * The run that is looked into: the one that the link inspects, or else the first visible one.
 * @param {Tracks} tracks @param {View} view
 */
export function lookedInto({ runs }, view) {
  const asked = runs[view.inspect - 1];
  const track = asked?.visible && asked.count ? asked : runs.find((run) => run.visible && run.count);
  return track ?? null;
}

/**
 * The address of what the server knows about a step of a run.
 * @param {string} name @param {string} link @param {Track} track @param {number} step
 */
export const addressOf = (name, link, track, step) =>
  `${name}${link || "?"}&which=${encodeURIComponent(track.name)}&step=${Math.min(step, track.count - 1)}`;
