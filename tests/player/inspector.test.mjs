import { fakeServer, fakeTimers } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSteps, strideOf } from "../../assets/player/inspector/steps.mjs";

for (const [pace, stride] of [[4, 1], [8, 1], [9, 2], [80, 10], [0.5, 1]]) {
  test(`at ${pace} steps a second the inspector shows one in ${stride}`, () => assert.equal(strideOf(pace), stride));
}

/** The workings that a server gives: a step each. */
function workings(t) {
  const timers = fakeTimers(t);
  const asked = fakeServer(t, (address) => {
    const words = new URLSearchParams(address.replace(/^why/, "")), [from, count, every] = ["step", "count", "every"].map((name) => Number(words.get(name)));
    return Response.json({ run: 1, rule: "r", shapes: [["line"]], steps: Array.from({ length: count }, (_, k) => ({ k: from + k * every, shape: 0, numbers: ["0.5"] })) });
  });
  const steps = createSteps({ link: "?on=beale" }, () => {});
  return { timers, steps, asked };
}

test("at rest the inspector asks for one step, and has it when it comes", async (t) => {
  const { timers, steps, asked } = workings(t);
  assert.equal(steps.get(1, 5, 0, 20), null);
  await timers.pass(1);
  const found = steps.get(1, 5, 0, 20);
  assert.deepEqual([found.k, found.numbers, found.lines, found.about], [5, [0.5], ["line"], { run: 1, rule: "r" }]);
  assert.deepEqual(asked.map(({ address }) => address), ["why?on=beale&which=1&step=5&count=1&every=1"]);
});

test("while playing it asks for the steps after it, and not again for what it has", async (t) => {
  const { timers, steps, asked } = workings(t);
  steps.get(1, 0, 2, 100);
  await timers.pass(1);
  for (let step = 0; step <= 12; step += 2) assert.equal(steps.get(1, step, 2, 100).k, step);
  assert.equal(asked.length, 1);
});

test("another run is asked for anew", async (t) => {
  const { timers, steps, asked } = workings(t);
  steps.get(1, 5, 0, 20);
  await timers.pass(1);
  assert.equal(steps.get(2, 5, 0, 20), null);
  await timers.pass(1);
  assert.equal(asked.length, 2);
});
