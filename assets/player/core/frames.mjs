/** One requestAnimationFrame loop, asleep while nothing moves, and what its frames cost. */

const KEPT = 240, LINGER = 700;

/** @param {(now: number) => boolean} frame returns true when another frame is needed */
export function createFrames(frame) {
  /** @type {number[]} */
  const costs = [];
  let asked = false, awakeUntil = 0;

  /** @param {number} now */
  function run(now) {
    asked = false;
    const begun = performance.now();
    const more = frame(now);
    costs.push(performance.now() - begun);
    if (costs.length > KEPT) costs.shift();
    if (more || now < awakeUntil) request();
  }

  function request() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(run);
  }

  return {
    request,
    /** Stays awake for a while: a hand is on the page and may turn the camera. */
    linger() {
      awakeUntil = performance.now() + LINGER;
      request();
    },
    cost() {
      const sorted = [...costs].sort((a, b) => a - b);
      /** @param {number} part */
      const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
      return { median: at(0.5), p95: at(0.95), frames: sorted.length };
    },
    forget: () => costs.splice(0),
  };
}
