import { FakeElement, fakeServer, fakeTimers, framed, page, passFrame, track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrames } from "../../assets/player/core/frames.mjs";
import { createAnswers } from "../../assets/player/recorded/answers.mjs";
import { createServer } from "../../assets/player/recorded/server.mjs";
import { unpack, unsorted } from "../../assets/player/recorded/unpack.mjs";
import { unframe } from "../../assets/player/core/stream.mjs";
import { clockKeys, listenToKeys, runKeys } from "../../assets/player/controls/keys.mjs";
import { nameOf, sorted } from "../../assets/player/controls/key-sheet.mjs";
import { nextRate } from "../../assets/player/controls/rates.mjs";
import { wordAt } from "../../assets/player/controls/table.mjs";
import { before, mirrored } from "../../assets/player/data/earlier.mjs";
import { isEarly } from "../../assets/player/data/jump.mjs";
import { createSteps, strideOf } from "../../assets/player/inspector/steps.mjs";
import { createPrediction, predicted } from "../../assets/player/lessons/prediction.mjs";
import { scenesOf } from "../../assets/player/lessons/source.mjs";
import { back, forward, STAGES, stageOf } from "../../assets/player/lessons/walk.mjs";
import { embedAddress, labAddress, toldAddress, withHidden } from "../../assets/player/share/address.mjs";
import { delayOf, stepsShown } from "../../assets/player/share/film.mjs";
import { countsAt, sentenceOf } from "../../assets/player/views/crowd.mjs";
import { modelOf } from "../../assets/player/views/model.mjs";

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

for (const [link, hidden, wanted] of [
  ["?on=beale&hide=table", ["panel"], "?on=beale&hide=panel"], ["?hide=table", [], ""], ["", ["panel", "table"], "?hide=panel,table"], ["?on=beale", [], "?on=beale"],
]) {
  test(`${link || "no link"} with ${hidden.join() || "nothing"} hidden`, () => assert.equal(withHidden(link, hidden), wanted));
}

test("addresses are those of the place where the lab is", () => {
  location.href = "http://lab/course/";
  location.origin = "http://lab";
  assert.deepEqual([labAddress("?on=beale"), labAddress(""), embedAddress("?on=beale"), toldAddress("qr.svg", "")], ["http://lab/course/?on=beale", "http://lab/course/", "http://lab/course/embed?on=beale", "qr.svg?&at=http%3A%2F%2Flab"]);
});

test("a film of few steps shows all of them", () => assert.deepEqual(stepsShown(5), [0, 1, 2, 3, 4, 5]));

test("a film of many steps shows the first ten, and no more than 120 pictures", () => {
  const steps = stepsShown(20_000);
  assert.deepEqual(steps.slice(0, 11), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.ok(steps.length <= 120 && steps.length > 100, String(steps.length));
  assert.equal(steps.at(-1), 20_000);
  const strides = new Set(steps.slice(11, -1).map((step, k) => step - steps[10 + k]));
  assert.equal(strides.size, 1);
});

test("the first steps of a film stay, and the last one longest", () => {
  const steps = stepsShown(1000);
  assert.deepEqual([delayOf(0, steps), delayOf(9, steps), delayOf(1000, steps)], [250, 250, 2000]);
  assert.ok(delayOf(500, steps) >= 40 && delayOf(500, steps) < 100);
});

for (const [rate, by, wanted] of [[0.1, 1, 0.2], [0.2, 1, 0.5], [0.5, 1, 1], [0.1, -1, 0.05], [1, -1, 0.5], [0.03, 1, 0.05], [0.03, -1, 0.02], [0.1 + 1e-17, 1, 0.2], [0.30000000000000004, -1, 0.2], [1e-9, -1, 5e-10]]) {
  test(`the rate ${by > 0 ? "above" : "below"} ${rate} is ${wanted}`, () => assert.equal(nextRate(rate, by), wanted));
}

for (const [more, step, word] of [
  [{ ended: false, word: "arrived", count: 10 }, 9, "running"], [{ ended: true, at: 5, word: "arrived", count: 10 }, 4, "running"],
  [{ ended: true, at: 5, word: "arrived", count: 10 }, 5, "arrived"], [{ ended: true, at: null, word: "stalled", count: 10 }, 9, "stalled"], [{ ended: true, at: null, word: "stalled", count: 10 }, 8, "running"],
]) {
  test(`at step ${step} a run with ${JSON.stringify(more)} is ${word}`, () => assert.equal(wordAt(more, step), word));
}

const key = (name, more = {}) => ({ key: name, text: `does ${name}`, run() {}, ...more });

test("keys are listed under their headings, in the order of these", () => {
  const found = sorted([key("p", { group: "Screen" }), key("b"), key(" ", { group: "Playback" })]);
  assert.deepEqual(found.map(([group]) => group), ["Playback", "Pictures", "Screen"]);
});

test("keys that do the same are one line, each key once", () => {
  const [[, texts]] = sorted([key("+", { text: "Faster" }), key("=", { text: "Faster" }), key("+", { text: "Faster" })]);
  assert.deepEqual([...texts].map(([text, keys]) => [text, keys.map((one) => one.key)]), [["Faster", ["+", "="]]]);
});

test("Escape is one key, whoever listens", () => {
  const [[, texts]] = sorted([key("Escape", { text: "a" }), key("Escape", { text: "b" })]);
  assert.deepEqual([...texts.keys()], ["a"]);
});

for (const [name, written] of [["q", "Q"], [" ", "Space"], ["ArrowLeft", "←"], ["Escape", "Esc"], ["F2", "F2"]]) {
  test(`the key ${JSON.stringify(name)} is written ${written}`, () => assert.equal(nameOf(name), written));
}

test("the keys of the clock do what the clock does, ten steps with Shift", () => {
  const told = [], clock = new Proxy({}, { get: (_, name) => (...given) => { told.push([name, ...given]); } });
  const keys = clockKeys(clock), press = (name, shiftKey = false) => keys.find((one) => one.key === name).run({ shiftKey });
  press(" ");
  press("ArrowRight");
  press("ArrowLeft", true);
  press("End");
  press("-");
  assert.deepEqual(told, [["toggle"], ["move", 1], ["move", -10], ["end"], ["faster", -1]]);
});

test("a number key hides or shows its run; without such a run it is left alone", () => {
  const edits = [], runs = [track("run1", { x: [1] }), track("run2", { x: [1], visible: false })];
  const keys = runKeys({ runs }, (...edit) => edits.push(edit));
  assert.deepEqual([keys[0].run(), keys[1].run(), keys[2].run(), keys[2].live()], [true, true, false, false]);
  assert.deepEqual(edits, [["run1.visible", "false"], ["run2.visible", "true"]]);
});

test("the later of two with the same key is asked first, and the other if that has nothing to do", () => {
  const told = [], press = (name, more = {}) => document.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key: name, ...more }));
  let taken = true;
  listenToKeys([{ key: "z", run: () => void told.push("first") }, { key: "z", run: () => Boolean(told.push("second")) && taken }]);
  press("Z");
  taken = false;
  press("z");
  press("z", { ctrlKey: true });
  assert.deepEqual(told, ["second", "second", "first"]);
});

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

test("a recording answers by address, without its link", () => {
  const parts = ["p0", "p1", "p2"], answer = createAnswers({ "fan&which=run1&step=3": 0, "why&which=1&part=1": 1, field: 2 }, parts, "?on=beale");
  assert.equal(answer("fan?on=beale&which=run1&step=3"), "p0");
  assert.equal(answer("why?on=beale&which=1&step=70&count=1&every=1"), "p1");
  assert.equal(answer("field?on=other"), "p2");
  assert.equal(answer("fan?on=beale&which=run1&step=4"), null);
});

test("a slice of a recording is the same wherever its second point is", () => {
  assert.equal(createAnswers({ "slice&which=run1&step=3": 0 }, ["p0"], "?1")("slice?1&which=run1&step=3&along=x&apart=0.5"), "p0");
});

test("bytes that were put apart by their place in a number are put together", () => {
  const floats = Float32Array.from([1.5, -2.25, 3e7]), bytes = new Uint8Array(floats.buffer);
  const apart = Uint8Array.from({ length: 12 }, (_, k) => bytes[4 * (k % 3) + Math.floor(k / 3)]);
  assert.deepEqual([...new Float32Array(unsorted(apart).buffer)], [...floats]);
});

test("what was packed is unpacked", async () => {
  const parts = [Uint8Array.from([1, 2, 3]), Uint8Array.from([]), Uint8Array.from([9])];
  const plain = new Uint8Array(4 + 12 + 4), view = new DataView(plain.buffer);
  view.setUint32(0, 3, true);
  parts.forEach((part, k) => view.setUint32(4 + 4 * k, part.length, true));
  plain.set([1, 2, 3, 9], 16);
  const deflated = new Uint8Array(await new Response(new Blob([plain]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());
  assert.deepEqual((await unpack(btoa(String.fromCharCode(...deflated)))).map((part) => [...part]), [[1, 2, 3], [], [9]]);
});

/** A recording with one chunk of one run and two steps. */
function recorded(more = {}) {
  const view = { view: "both", hide: [], present: false, large: false, inspect: 1, lesson: "" };
  const part = new Uint8Array(framed({ link: "?on=beale", runs: [{ name: "run1", visible: true, count: 2 }], view, problems: [] }, new Float32Array(12)));
  const server = createServer({ parts: [part], chunks: 1, answers: {}, view: {}, files: { "lessons.json": { lessons: [] } }, problems: ["recorded"], ...more });
  return async (edit, chunk = 0) => unframe(await (await server("stream", { body: JSON.stringify({ edit, chunk }) })).arrayBuffer()).header;
}

test("a recording answers like the server, with its panel hidden", async () => {
  const header = await recorded()(null);
  assert.deepEqual([header.link, header.view.hide, header.problems], ["?on=beale", ["panel"], ["recorded"]]);
});

test("in a recording a run can be hidden, and the rest is the same", async () => {
  const header = await recorded()({ path: "run1.visible", value: "false" });
  assert.deepEqual([header.runs[0].visible, header.runs[0].same, header.kept, header.problems], [false, 0, true, ["recorded"]]);
});

test("what a recording cannot change it says", async () => {
  const { problems } = await recorded()({ path: "run1.optimizer.lr", value: "1" });
  assert.deepEqual(problems, ["This is a recording. Its link, below, opens the lab, where all can be changed."]);
});

test("a recording changes what it carries already, and shows and hides parts but the panel", async () => {
  const change = recorded();
  assert.equal((await change({ path: "present", value: "true" })).view.present, true);
  assert.equal((await change({ path: "inspect", value: "2" })).view.inspect, 2);
  assert.deepEqual((await change({ path: "show.table", value: "false" })).view.hide, ["panel", "table"]);
  assert.deepEqual((await change({ path: "show.panel", value: "true" })).view.hide, ["panel", "table"]);
});

test("the page of the support has what is put on it", () => {
  const element = new FakeElement();
  page({ here: element });
  assert.equal(document.getElementById("here"), element);
  assert.equal(document.getElementById("there"), null);
});
