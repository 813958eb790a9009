import "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock } from "../../assets/player/core/clock.mjs";
import { SPEEDS } from "../../assets/player/core/contract.mjs";

/** A clock over so many steps, of which some are loaded, and how often the page was asked to draw. */
function made({ steps = 20, available = steps, extent = steps } = {}) {
  const loaded = { available, extent }, calls = [];
  const tracks = { steps, available: () => loaded.available, extent: () => loaded.extent };
  return { clock: createClock(tracks, () => calls.push(1)), loaded, calls };
}

/** Frames of 50 ms from `begin` on: the step after each. */
function frames(clock, count, begin = 0) {
  return Array.from({ length: count }, (_, k) => {
    clock.tick(begin + 50 * k);
    return clock.step;
  });
}

test("the first step is there with the first frame after Play, the next 250 ms later", () => {
  const { clock } = made();
  clock.play();
  assert.deepEqual(frames(clock, 7), [1, 1, 1, 1, 1, 2, 2]);
});

test("after ten steps a step takes its part of nine seconds, if that is less", () => {
  const { clock } = made({ steps: 180 });
  clock.seek(10);
  clock.play();
  // 9000 ms / 180 steps: one in every frame of 50 ms.
  assert.deepEqual(frames(clock, 4), [11, 12, 13, 14]);
});

test("a long run advances by several steps a frame", () => {
  const { clock } = made({ steps: 1800 });
  clock.seek(10);
  clock.play();
  frames(clock, 1);
  const [before, after] = frames(clock, 2, 50);
  assert.equal(after - before, 10);
});

test("a gap of a hidden tab is no more than 100 ms", () => {
  const { clock } = made({ steps: 900 });
  clock.seek(10);
  clock.play();
  clock.tick(0);
  clock.tick(60_000);
  assert.equal(clock.step, 11 + 10);
});

test("it waits for steps that are not loaded and goes on when they come", () => {
  const { clock, loaded } = made({ steps: 20, available: 2 });
  clock.play();
  frames(clock, 30);
  assert.equal(clock.step, 2);
  assert.equal(clock.playing, true);
  loaded.available = 20;
  clock.tick(1500);
  assert.equal(clock.step, 3);
});

test("while it waits it saves up no more than one slow step", () => {
  const { clock, loaded } = made({ steps: 20, available: 1 });
  clock.play();
  frames(clock, 100);
  loaded.available = 20;
  assert.deepEqual(frames(clock, 2, 5000), [2, 2]);
});

test("at the end it stops", () => {
  const { clock } = made({ steps: 3 });
  clock.play();
  frames(clock, 40);
  assert.deepEqual([clock.step, clock.playing], [3, false]);
});

test("Play at the end begins anew", () => {
  const { clock } = made({ steps: 5 });
  clock.end();
  clock.play();
  assert.deepEqual([clock.step, clock.playing], [0, true]);
});

test("without steps there is nothing to play", () => {
  const { clock } = made({ steps: 0 });
  clock.play();
  assert.equal(clock.playing, false);
});

test("toggle plays and pauses", () => {
  const { clock } = made();
  clock.toggle();
  assert.equal(clock.playing, true);
  clock.toggle();
  assert.equal(clock.playing, false);
});

for (const [asked, step] of [[-5, 0], [3.4, 3], [3.6, 4], [99, 20]]) {
  test(`seek(${asked}) goes to step ${step}`, () => {
    const { clock, calls } = made();
    clock.seek(asked);
    assert.equal(clock.step, step);
    assert.equal(calls.length, 1);
  });
}

test("a step that is not loaded is wanted, and reached when it comes", () => {
  const { clock, loaded } = made({ available: 4 });
  clock.seek(15);
  assert.deepEqual([clock.step, clock.wanted], [4, 15]);
  loaded.available = 20;
  clock.tick(0);
  assert.equal(clock.step, 15);
});

test("move steps from where it is, and pauses", () => {
  const { clock } = made();
  clock.seek(5);
  clock.play();
  clock.move(-2);
  assert.deepEqual([clock.step, clock.playing], [3, false]);
});

test("restart and end", () => {
  const { clock } = made();
  clock.end();
  assert.equal(clock.step, 20);
  clock.restart();
  assert.equal(clock.step, 0);
});

test("faster goes along the speeds and stays at their ends", () => {
  const { clock } = made();
  assert.equal(clock.speed, 1);
  clock.faster(1);
  assert.equal(clock.speed, 2);
  for (let k = 0; k < 20; k++) clock.faster(1);
  assert.equal(clock.speed, SPEEDS.at(-1));
  for (let k = 0; k < 20; k++) clock.faster(-1);
  assert.equal(clock.speed, 0.25);
});

test("at double speed a step takes half as long", () => {
  const { clock } = made();
  clock.faster(1);
  clock.play();
  // The first frame spends what Play has put by; from then on 100 ms of a frame of 50.
  assert.equal(frames(clock, 11).at(-1), 5);
});

test("pace is what the next second shows: four slow steps, or the whole in nine seconds", () => {
  assert.equal(made({ steps: 20 }).clock.pace(), 4);
  assert.equal(made({ steps: 900 }).clock.pace(), 100);
});

test("in a loop it stays at the end for a while and begins anew; without it stops there", () => {
  const { clock } = made({ steps: 3 });
  clock.repeat();
  clock.play();
  const steps = frames(clock, 60);
  const begin = steps.indexOf(3), again = steps.indexOf(0, begin);
  assert.ok(again - begin >= 24 && again - begin <= 26, `${begin} ${again}`);
  assert.equal(clock.playing, true);
  clock.repeat();
  frames(clock, 60, 3000);
  assert.deepEqual([clock.step, clock.playing], [3, false]);
});

test("at double speed the end of a loop passes as quickly as at single speed", () => {
  const pauseOf = (fast) => {
    const { clock } = made({ steps: 3 });
    clock.repeat();
    if (fast) clock.faster(1);
    clock.play();
    const steps = frames(clock, 80), begin = steps.indexOf(3);
    return steps.indexOf(0, begin) - begin;
  };
  assert.ok(Math.abs(pauseOf(true) - pauseOf(false)) <= 1);
});
