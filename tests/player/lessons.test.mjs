import { track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createPrediction, predicted } from "../../assets/player/lessons/prediction.mjs";
import { scenesOf } from "../../assets/player/lessons/source.mjs";
import { back, forward, STAGES, stageOf } from "../../assets/player/lessons/walk.mjs";

const walk = (at) => ({ scene: 0, scenes: 3, waiting: false, over: true, observe: false, why: false, ...at });

for (const [at, stage, next, past] of [
  [{ waiting: true }, "Ask", "play", "lesson before"],
  [{}, "Play", "observe", "ask"],
  [{ observe: true }, "Observe", "why", "close observe"],
  [{ observe: true, why: true }, "Why", "next scene", "close why"],
  [{ observe: true, why: true, scenes: 1 }, "Why", "next lesson", "close why"],
  [{ scene: 1, waiting: true }, "Vary", "play", "scene before"],
  [{ scene: 1, over: false }, "Vary", "end", "ask"],
  [{ scene: 1 }, "Vary", "next scene", "ask"],
  [{ scene: 2 }, "Vary", "next lesson", "ask"],
]) {
  test(`in ${JSON.stringify(at)} a lesson is at ${stage}; on: ${next}, back: ${past}`, () => {
    assert.deepEqual([stageOf(walk(at)), forward(walk(at)), back(walk(at))], [stage, next, past]);
    assert.ok(STAGES.includes(stage));
  });
}

test("pressing on goes through a lesson and its scenes to the next lesson", () => {
  let at = walk({ waiting: true });
  const pressed = [];
  for (let k = 0; k < 20 && pressed.at(-1) !== "next lesson"; k++) {
    const act = forward(at);
    pressed.push(act);
    if (act === "play") at = { ...at, waiting: false, over: true };
    if (act === "observe" || act === "why") at = { ...at, [act]: true };
    if (act === "next scene") at = walk({ scene: at.scene + 1, waiting: true });
  }
  assert.deepEqual(pressed, ["play", "observe", "why", "next scene", "play", "next scene", "play", "next lesson"]);
});

test("the scenes of a lesson are its link and those of its variants", () => {
  assert.deepEqual(scenesOf({ link: "?1", variants: [{ link: "?2" }, { link: "?3" }] }), ["?1", "?2", "?3"]);
});

test("a prediction is told, and how far off it was from every run that is seen", () => {
  const prediction = createPrediction([]);
  prediction.set([1, 2]);
  assert.equal(predicted(prediction.point), "Your prediction: x 1, y 2.");
  const runs = [track("Adam", { x: [9, 4], y: [9, 6] }), track("SGD", { x: [1], y: [2.5] }), track("gone", { x: [1e9], status: "diverged" }), track("hidden", { x: [1], visible: false })];
  assert.equal(prediction.verdict(runs), "You were 5 away from where Adam ended, 0.5 from SGD. gone diverged.");
});
