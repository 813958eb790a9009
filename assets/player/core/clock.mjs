/** The player's time: whole steps only, because the jump is the concept. */

const SLOW_STEPS = 10, SLOW = 250, WHOLE = 9000, PAUSE_AT_END = 1200;
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16];

/**
 * @param {Tracks} tracks
 * @param {() => void} changed called when the page must be drawn again
 */
export function createClock(tracks, changed) {
  let waited = 0, last = /** @type {number | null} */ (null);
  // `wanted` may lie beyond what is loaded; `step` follows it as the chunks arrive.
  const clock = /** @type {Clock} */ ({ step: 0, wanted: 0, playing: false, speed: 1, loop: false });

  const settle = () => {
    clock.step = Math.min(clock.wanted, tracks.available());
  };
  /** @param {number} step */
  const duration = (step) => (step < SLOW_STEPS ? SLOW : Math.min(SLOW, WHOLE / tracks.steps));

  /** @param {number} elapsed */
  function advance(elapsed) {
    waited += elapsed * clock.speed;
    const limit = Math.min(tracks.available(), tracks.extent());
    while (clock.step < limit && waited >= duration(clock.step)) {
      waited -= duration(clock.step);
      clock.step += 1;
    }
    clock.wanted = clock.step;
    if (clock.step < limit) return;
    if (clock.step < tracks.extent()) waited = Math.min(waited, SLOW);
    else finish();
  }

  function finish() {
    if (!clock.loop) {
      clock.playing = false;
    } else if (waited > PAUSE_AT_END * clock.speed) {
      clock.step = clock.wanted = 0;
      waited = 0;
    }
  }

  return Object.assign(clock, {
    settle,
    play() {
      if (clock.step >= tracks.extent()) clock.wanted = clock.step = 0;
      clock.playing = tracks.steps > 0;
      // Who presses Play sees the first step at once.
      waited = duration(clock.step);
      last = null;
      changed();
    },
    pause() {
      clock.playing = false;
      changed();
    },
    toggle() {
      if (clock.playing) clock.pause();
      else clock.play();
    },
    /**
     * Goes to a step; a step not loaded yet is reached as the chunks arrive.
     * @param {number} step
     */
    seek(step) {
      clock.wanted = Math.max(0, Math.min(tracks.steps, Math.round(step)));
      waited = 0;
      settle();
      changed();
    },
    /** @param {number} by */
    move(by) {
      clock.playing = false;
      clock.seek(clock.step + by);
    },
    restart() {
      clock.seek(0);
    },
    end() {
      clock.playing = false;
      clock.seek(tracks.steps);
    },
    /** @param {number} by */
    faster(by) {
      const k = SPEEDS.indexOf(clock.speed) + by;
      if (SPEEDS[k]) clock.speed = SPEEDS[k];
      changed();
    },
    /**
     * One frame; long gaps (a hidden tab) do not make the run jump.
     * @param {number} now
     */
    tick(now) {
      const elapsed = last === null ? 0 : Math.min(100, now - last);
      last = now;
      if (clock.playing) advance(elapsed);
      else settle();
    },
    /** Steps to be played in the next second. */
    pace: () => clock.speed * Math.max(1000 / SLOW, (1000 * tracks.steps) / WHOLE),
  });
}
