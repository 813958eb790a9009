import { track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { before, mirrored } from "../../assets/player/data/before-jump.mjs";
import { isEarly } from "../../assets/player/data/jump.mjs";
import { countsAt, sentenceOf } from "../../assets/player/views/crowd.mjs";
import { modelOf } from "../../assets/player/views/model.mjs";

test("data are the earlier ones until the jump", () => {
  const jumping = { batch: { jump: 5 } };
  assert.deepEqual([4, 5, 6].map((step) => isEarly(jumping, step)), [true, false, false]);
  assert.equal(isEarly({ batch: null }, 0), false);
  const runs = [track("run1", { x: [1], batch: { jump: 5 } }), track("run2", { x: [1], visible: false, batch: { jump: 50 } })];
  assert.deepEqual([before({ runs }, 3), before({ runs }, 30)], [true, false]);
});

test("an example before the jump has its first input mirrored", () => {
  assert.deepEqual(mirrored({ mirror: 10, points: [[3, 4]] }, 0), [7, 4]);
  assert.deepEqual(mirrored({ points: [[3, 4]] }, 0), [3, 4]);
});

const crowd = (more = {}) => ({ groups: ["lowest", "other", "diverged", "stuck", "moving"], group: [0, 0, 1, 2, 4], since: [3, 7, 5, 2, -1], steps: 10, count: 5, goal: true, ...more });

test("the starts of a crowd are counted at a step, those that have not arrived are on their way", () => {
  assert.deepEqual(countsAt(crowd(), 5), { lowest: 1, other: 1, diverged: 1, stuck: 0, moving: 0, way: 2 });
  assert.deepEqual(countsAt(crowd(), 10), { lowest: 2, other: 1, diverged: 1, stuck: 0, moving: 1, way: 0 });
});

test("the counts in words, without what never happens", () => {
  assert.equal(sentenceOf(crowd(), 5), "1 of 5 reached the lowest loss (20\u00a0%), 1 another minimum, 1 diverged, 2 on their way");
  assert.match(sentenceOf(crowd({ goal: false }), 10), /^there is no minimum to reach/);
});

test("the quadratic model has the value, slope and bend that it is told", () => {
  const model = modelOf({ x: 1, y: 2, loss: 5, gradient: [3, -4], hessian: [2, 1, 6] }), h = 1e-3;
  assert.equal(model(1, 2), 5);
  assert.ok(Math.abs((model(1 + h, 2) - model(1 - h, 2)) / (2 * h) - 3) < 1e-9);
  assert.ok(Math.abs((model(1, 2 + h) - model(1, 2 - h)) / (2 * h) + 4) < 1e-9);
  assert.ok(Math.abs((model(1, 2 + h) + model(1, 2 - h) - 10) / h ** 2 - 6) < 1e-6);
  assert.ok(Math.abs((model(1 + h, 2 + h) - model(1 + h, 2 - h) - model(1 - h, 2 + h) + model(1 - h, 2 - h)) / (4 * h * h) - 1) < 1e-6);
});
