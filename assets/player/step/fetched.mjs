/**
 * Answers about the step on screen: the newest address wins, one request is in flight, and an
 * answer to another link is never shown.
 */

import { createLatest } from "../core/latest.mjs";

const PATIENCE = 4000, GAP = 50;

/**
 * @param {(response: Response) => Promise<any>} read
 * @param {() => void} arrived asks for a frame, in which the address of that moment is wanted again
 * @param {number} gap milliseconds from one request to the next
 * @returns {(address: string|null, link: string) => any} to be called in each frame: the
 *   newest answer at hand, which may be that of an earlier step, or null
 */
export function createFetched(read, arrived, gap = GAP) {
  /** @param {[address: string, link: string]} question @param {AbortSignal} signal */
  async function ask([address], signal) {
    try {
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
      return response.ok ? await read(response) : null;
    } catch {
      // The server is away: the banner tells, and the last answer would be wrong.
      return null;
    }
  }

  const latest = createLatest({ ask, arrived: () => arrived(), gap, keep: ([, before], [, link]) => before === link });
  return (address, link) => latest.want(address === null ? null : [address, link])?.answer ?? null;
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
