import { FakeElement, fakeTimers, page, passFrame } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrames } from "../../assets/player/core/frames.mjs";

test("one frame is asked for at a time, and another while there is more to draw", () => {
  const drawn = [];
  let more = true;
  const frames = createFrames((now) => {
    drawn.push(now);
    return more;
  });
  frames.request();
  frames.request();
  passFrame(1);
  assert.deepEqual(drawn, [1]);
  passFrame(2);
  more = false;
  passFrame(3);
  passFrame(4);
  assert.deepEqual(drawn, [1, 2, 3]);
  assert.equal(frames.cost().frames, 3);
  frames.forget();
  assert.deepEqual(frames.cost(), { median: 0, p95: 0, frames: 0 });
});

test("a hand on the page keeps the frames awake for a while", async (t) => {
  const timers = fakeTimers(t), drawn = [];
  const frames = createFrames((now) => void drawn.push(now));
  frames.linger();
  passFrame(timers.now + 100);
  passFrame(timers.now + 650);
  passFrame(timers.now + 750);
  passFrame(timers.now + 850);
  assert.equal(drawn.length, 3);
});

test("the page of the support has what is put on it", () => {
  const element = new FakeElement();
  page({ here: element });
  assert.equal(document.getElementById("here"), element);
  assert.equal(document.getElementById("there"), null);
});
