import { plane, recorder, callsOf, style, palette, track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAbscissa, progress } from "../../assets/player/core/abscissa.mjs";
import { createBounds } from "../../assets/player/curves/bounds.mjs";
import { drawCurve, drawHead, level } from "../../assets/player/curves/lines.mjs";
import { valuesOf } from "../../assets/player/curves/notes.mjs";
import { createPlayed } from "../../assets/player/curves/played.mjs";
import { linesOf, pointOf, readingAt, stepOf, titleOf } from "../../assets/player/curves/readings.mjs";
import { createScale } from "../../assets/player/curves/scales.mjs";

const counted = (values, more = {}) => track("run1", { x: values.map((_, k) => k), loss: values, ...more });
const batched = (size, epoch) => ({ batch: { size, epoch }, visible: true, count: 100 });

for (const [step, wanted] of [[0, { epoch: 0, iteration: 0, seen: 0 }], [3, { epoch: 0, iteration: 3, seen: 24 }], [4, { epoch: 1, iteration: 0, seen: 30 }], [9, { epoch: 2, iteration: 1, seen: 68 }]]) {
  // 30 examples in batches of 8: four updates an epoch, the last of them with six examples.
  test(`after ${step} updates with batches`, () => assert.deepEqual(progress(batched(8, 4), step, 30), wanted));
}

test("who sees all examples in each update has an epoch a step", () => {
  assert.deepEqual(progress({ batch: null }, 5, 30), { epoch: 5, iteration: 0, seen: 150 });
});

test("a landscape without examples has steps alone", () => {
  assert.deepEqual(["step", "epoch", "examples"].map((axis) => createAbscissa(axis, null).name), ["step", "step", "step"]);
  assert.equal(createAbscissa("epoch", 30).name, "epoch");
});

test("the place of a step on each axis", () => {
  const run = batched(8, 4);
  assert.deepEqual(["step", "epoch", "examples"].map((axis) => createAbscissa(axis, 30).at(run, 6)), [6, 1.5, 46]);
});

for (const [where, step] of [[-3, 0], [0, 0], [1.2, 5], [1.13, 5], [1.12, 4], [99, 20]]) {
  test(`the step nearest to epoch ${where} is ${step}`, () => assert.equal(createAbscissa("epoch", 30).stepAt(batched(8, 4), where, 20), step));
}

test("runs with batches alike have a common place, others have not", () => {
  const { keyOf } = createAbscissa("epoch", 30), step = createAbscissa("step", 30);
  assert.deepEqual(keyOf(batched(8, 4)), keyOf(batched(8, 4)));
  assert.notDeepEqual(keyOf(batched(8, 4)), keyOf(batched(15, 2)));
  assert.deepEqual(step.keyOf(batched(8, 4)), step.keyOf(batched(15, 2)));
});

test("the axis ends with the visible run that goes farthest", () => {
  const runs = [batched(8, 4), { ...batched(30, 1), visible: false }];
  assert.equal(createAbscissa("epoch", 30).extent({ runs, steps: 20 }), 5);
});

/** What Plotly is told for runs on axes that are there. */
function change(runs, { scale = "log", cut = true, range = [-1, 1], steps = 20, also = [], title = "step", second } = {}) {
  const facts = { series: "loss", scale, cut, second, threshold: 1 };
  const tracks = { runs, identity: 1, steps, abscissa: createAbscissa("step", null) };
  const xaxis = { range: [0, steps], title: { text: title }, nticks: 3, _length: 100, _offset: 0 }, yaxis = { range, _length: 300 };
  return createBounds(facts, createScale(scale, 1)).change(xaxis, yaxis, tracks, 14, also);
}

test("the axis shows all values with some room", () => {
  const [low, high] = change([counted([1000, 1])])["yaxis.range"];
  assert.ok(low < 0 && low > -0.5 && high > 3 && high < 3.5, `${low} ${high}`);
});

test("nothing is told while the values sit well", () => {
  const runs = [counted([8, 0.2])], told = change(runs);
  // Only the ticks, which the axis has not got yet.
  assert.equal(told["yaxis.range"], undefined);
  assert.equal(told["xaxis.range"], undefined);
});

test("the axis is made smaller when the values would fill less than half of it", () => {
  const [low, high] = change([counted([2, 1])], { range: [-10, 10] })["yaxis.range"];
  assert.ok(high - low < 2);
});

test("a hidden run does not count", () => {
  const [, high] = change([counted([1000, 1]), counted([1e9, 1], { visible: false })])["yaxis.range"];
  assert.ok(high < 4);
});

test("a diverging run is cut at 1000 times its start", () => {
  const [, high] = change([counted([10, 1e3, 1e30])])["yaxis.range"];
  assert.ok(high < 4.5, String(high));
});

test("on a linear axis a run that diverged is cut at twice its start", () => {
  const runs = [counted([10, 15, 500], { status: "diverged" })], [, high] = change(runs, { scale: "linear" })["yaxis.range"];
  assert.ok(high > 15 && high < 20, String(high));
});

test("a value of zero does not stretch a logarithmic axis", () => {
  const [low] = change([counted([100, 1, 0])])["yaxis.range"];
  assert.ok(low > -1, String(low));
});

test("rounding errors are below the axis", () => {
  const [low] = change([counted([1, 1e-30])])["yaxis.range"];
  assert.ok(low > -18 && low < -16, String(low));
});

test("the bound of a stop rule is in the picture", () => {
  const [low] = change([counted([100, 10])], { also: [1e-6] })["yaxis.range"];
  assert.ok(low < -6);
});

test("both coordinates of a curve count", () => {
  const runs = [counted([1, 1], { other: Float32Array.from([1, 1e4]) })];
  const [, high] = change(runs, { second: "other", cut: false })["yaxis.range"];
  assert.ok(high > 4);
});

test("values of a later chunk widen the axis, those before are not looked at again", () => {
  const bounds = createBounds({ series: "loss", scale: "log", cut: true }, createScale("log", 1));
  const run = counted([10, 1, 0.001]), tracks = { runs: [run], identity: 1, steps: 2, abscissa: createAbscissa("step", null) };
  const axes = [{ range: [0, 2], title: { text: "step" }, nticks: 3, _length: 100 }, { range: [-0.2, 1.2], _length: 300 }];
  run.count = 2;
  assert.equal(bounds.change(...axes, tracks, 14)["yaxis.range"], undefined);
  run.count = 3;
  assert.ok(bounds.change(...axes, tracks, 14)["yaxis.range"][0] < -3);
});

test("without values there is no range", () => assert.equal(change([counted([NaN, NaN])])["yaxis.range"], undefined));

const plot = (scale = "linear") => ({ view: plane(), series: "loss", scale: createScale(scale, 1), at: (_, step) => step });

test("the level of a value, and never an infinity", () => {
  assert.equal(level(plot(), 3), 170);
  assert.equal(level(plot("log"), 0), 200 + 1e4);
  assert.equal(level(plot(), 1e300), -1e4);
  assert.ok(Number.isNaN(level(plot(), NaN)));
});

test("several steps in a column of pixels are one stroke from the least to the greatest", () => {
  const ctx = recorder(), view = plane();
  view[0] = 0.4;
  drawCurve(ctx, { ...plot(), view }, counted([5, 1, 9, 5, 3]), style(), 1e6, 0);
  const points = callsOf(ctx, "stroke")[0][1].points.map(([, x, y]) => [Math.round(10 * x) / 10, y]);
  assert.deepEqual(points, [[100, 150], [100, 150], [100, 190], [100.8, 110], [101, 110], [101, 150], [101.6, 170], [101.6, 170]]);
});

test("a value that is none leaves no point", () => {
  const ctx = recorder();
  drawCurve(ctx, plot(), counted([1, NaN, 3]), style(), 1e6, 0);
  assert.deepEqual(callsOf(ctx, "stroke")[0][1].points, [["L", 100, 190], ["L", 120, 170], ["L", 120, 170]]);
});

test("a head beyond the picture is an arrow at its edge, and a word where it has no logarithm", () => {
  const look = { palette: palette(), font: { size: 14, family: "sans-serif" } };
  const ctx = recorder();
  drawHead({ ctx, ratio: 1 }, plot("log"), counted([1, 0]), 1, style(), look);
  assert.deepEqual(callsOf(ctx, "fillText").map(([, text]) => text), ["0"]);
  const negative = recorder();
  drawHead({ ctx: negative, ratio: 1 }, plot("log"), counted([1, -3]), 1, style(), look);
  assert.deepEqual(callsOf(negative, "fillText").map(([, text]) => text), ["< 0"]);
});

test("the axis of a curve must show the bound that is on it, and that of the loss the noise floors", () => {
  const runs = [counted([1], { floor: { value: 0.25, how: "mean" } }), counted([1], { visible: false, floor: { value: 9 } })];
  assert.deepEqual(valuesOf({ stop: { series: "slope", below: 0.01 }, runs }, "slope"), [0.01]);
  assert.deepEqual(valuesOf({ stop: { series: "slope", below: 0.01 }, runs }, "rate"), []);
  assert.deepEqual(valuesOf({ stop: { series: "excess", below: 0.5 }, runs }, "excess"), [0.5, 0.25]);
});

function read(where, { runs = [counted([4, 2, 1]), counted([8, 4])], axis = "step", examples = null, more = {} } = {}) {
  const tracks = { runs, steps: 10, abscissa: createAbscissa(axis, examples) };
  return { tracks, reading: readingAt(tracks, { series: "loss", ...more }, where) };
}

test("a reading has a step of each visible run", () => {
  const runs = [counted([4, 2, 1]), counted([8], { visible: false }), counted([])];
  assert.deepEqual(read(1.4, { runs }).reading.steps, [1, null, null]);
});

test("the value of each run, with its name", () => {
  const { tracks, reading } = read(1);
  assert.deepEqual(linesOf(tracks, reading), [{ run: 0, label: "run1", text: "2" }, { run: 1, label: "run1", text: "4" }]);
});

test("what is not loaded yet is dots, what has ended says where", () => {
  const { tracks, reading } = read(7);
  tracks.runs[1].ended = true;
  assert.deepEqual(linesOf(tracks, reading).map(({ text }) => text), ["…", "4, ended at step 1"]);
  assert.deepEqual([pointOf(tracks.runs[0], 7), pointOf(tracks.runs[1], 7), pointOf(tracks.runs[0], null)], [null, 1, null]);
});

test("two coordinates are named", () => {
  const runs = [counted([4, 2], { other: Float32Array.from([7, 8]) })];
  const { tracks, reading } = read(1, { runs, more: { second: "other", names: ["x", "y"] } });
  assert.equal(linesOf(tracks, reading)[0].text, "x 2, y 8");
});

test("where runs are at different steps each says its own, and the clock goes to the nearest", () => {
  const runs = [counted([4, 2, 1, 1, 1], { batch: { size: 15, epoch: 2 } }), counted([8, 4, 2])];
  const { tracks, reading } = read(1.6, { runs, axis: "epoch", examples: 30 });
  assert.deepEqual(reading.steps, [3, 2]);
  assert.equal(stepOf(tracks, reading), 3);
  assert.equal(linesOf(tracks, reading)[0].text, "1 at step 3");
  assert.equal(titleOf(tracks, reading), "epoch 1.6");
});

test("along the steps a reading is called by its step", () => {
  const { tracks, reading } = read(2.2);
  assert.equal(titleOf(tracks, reading), "step 2");
});

test("runs at the same places share a layer of what is played, uncovered up to the step", () => {
  const played = createPlayed(), overlay = { canvas: document.createElement("canvas"), left: 0, top: 0, width: 200, height: 100, ratio: 1 };
  const tracks = { runs: [batched(8, 4), batched(8, 4), batched(15, 2)], abscissa: createAbscissa("epoch", 30) };
  assert.equal(played.match(overlay, tracks), true);
  assert.deepEqual(played.groups().map(({ runs }) => runs), [[0, 1], [2]]);
  assert.equal(played.match(overlay, tracks), false);
  played.reveal((run) => (run === 0 ? 50 : 120), 200);
  assert.deepEqual(played.groups().map(({ layer }) => layer.canvas.style.clipPath), ["inset(0px 150px 0px 0px)", "inset(0px 80px 0px 0px)"]);
});
