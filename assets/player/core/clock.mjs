/** The player's time: whole steps only, because the jump is the concept. */

import { SPEEDS } from "./contract.mjs";

const SLOW_STEPS = 10, SLOW = 250, WHOLE = 9000, PAUSE_AT_END = 1200;

/**
 * @param {Tracks} tracks
 * @param {() => void} changed called when the page must be drawn again
 * @returns {Clock} told by its methods only
 */
export function createClock(tracks, changed) {
  let waited = 0, last = /** @type {number | null} */ (null);
  // `wanted` may lie beyond what is loaded; `step` follows it as the chunks arrive.
  const hand = { step: 0, wanted: 0, playing: false, speed: 1, loop: false };

  const settle = () => {
    hand.step = Math.min(hand.wanted, tracks.available());
  };
  /** @param {number} step */
  const duration = (step) => (step < SLOW_STEPS ? SLOW : Math.min(SLOW, WHOLE / tracks.steps));

  /** @param {number} elapsed */
  function advance(elapsed) {
    waited += elapsed * hand.speed;
    const limit = Math.min(tracks.available(), tracks.extent());
    while (hand.step < limit && waited >= duration(hand.step)) {
      waited -= duration(hand.step);
      hand.step += 1;
    }
    hand.wanted = hand.step;
    if (hand.step < limit) return;
    if (hand.step < tracks.extent()) waited = Math.min(waited, SLOW);
    else finish();
  }

  function finish() {
    if (!hand.loop) {
      hand.playing = false;
    } else if (waited > PAUSE_AT_END * hand.speed) {
      hand.step = hand.wanted = 0;
      waited = 0;
    }
  }

  function play() {
    if (hand.step >= tracks.extent()) hand.wanted = hand.step = 0;
    hand.playing = tracks.steps > 0;
    // Who presses Play sees the first step at once.
    waited = duration(hand.step);
    last = null;
    changed();
  }

  function pause() {
    hand.playing = false;
    changed();
  }

  /** @param {number} step */
  function seek(step) {
    hand.wanted = Math.max(0, Math.min(tracks.steps, Math.round(step)));
    waited = 0;
    settle();
    changed();
  }

  /** @param {number} step */
  function stop(step) {
    hand.playing = false;
    seek(step);
  }

  /** @param {number} speed */
  function setSpeed(speed) {
    hand.speed = speed;
    changed();
  }

  return {
    get step() { return hand.step; },
    get wanted() { return hand.wanted; },
    get playing() { return hand.playing; },
    get speed() { return hand.speed; },
    get loop() { return hand.loop; },
    settle, play, pause, seek, stop, setSpeed,
    toggle: () => (hand.playing ? pause() : play()),
    move: (by) => stop(hand.step + by),
    restart: () => seek(0),
    end: () => stop(tracks.steps),
    faster: (by) => setSpeed(SPEEDS[SPEEDS.indexOf(hand.speed) + by] ?? hand.speed),
    repeat() {
      hand.loop = !hand.loop;
      changed();
    },
    tick(now) {
      const elapsed = last === null ? 0 : Math.min(100, now - last);
      last = now;
      if (hand.playing) advance(elapsed);
      else settle();
    },
    pace: () => hand.speed * Math.max(1000 / SLOW, (1000 * tracks.steps) / WHOLE),
  };
}
