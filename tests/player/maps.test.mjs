import { FakeElement, near, plane, track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { mapLink } from "../../assets/player/basins/asked.mjs";
import { COLOURS, shareOf, signOf } from "../../assets/player/basins/outcomes.mjs";
import { OUTCOMES } from "../../assets/player/core/contract.mjs";
import { bordersOf, regionsOf, tinted } from "../../assets/player/basins/paint.mjs";
import { drawAcross, powersOf, powerText } from "../../assets/player/plot/log-axes.mjs";
import { colourOf } from "../../assets/player/rate-maps/momentum-plot.mjs";
import { createMomentum } from "../../assets/player/rate-maps/momentum.mjs";
import { createSweep } from "../../assets/player/rate-maps/sweep.mjs";
import { contoursOf, paintContours } from "../../assets/player/sides/shade.mjs";
import { pressed } from "../../assets/player/slice/secant.mjs";
import { heightsOf, within } from "../../assets/player/slice/plot.mjs";
import { callsOf, palette, recorder } from "./support.mjs";

const { CURVE, DIVERGED, FIRST, MOVING, STUCK } = OUTCOMES;

for (const [link, more, kept] of [
  ["?on=beale&run=adam:lr=0.1&from=1,2&view=contour", [], "?on=beale&run=adam:lr=0.1"],
  ["?on=beale&run=adam~from:1,2~cosine&run=sgd", [], "?on=beale&run=adam~cosine&run=sgd"],
  ["?on=beale&seed=3", [], "?on=beale"],
  ["?on=beale&seed=3", ["seed"], "?on=beale&seed=3"],
  ["?steps=300&stop=loss:change=1&inspect=2&language=de&hide=panel", [], "?steps=300&stop=loss:change=1&inspect=2&language=de"],
  [null, [], "?"],
]) {
  test(`of ${link} the map depends on ${kept}`, () => assert.equal(mapLink(link, more), kept));
}

test("the lowest minima have a letter and a colour each, further ones share a pattern", () => {
  assert.deepEqual(COLOURS.map((_, k) => signOf(FIRST + k).letter), ["A", "B", "C", "D", "E", "F"]);
  assert.deepEqual(COLOURS.map((colour, k) => signOf(FIRST + k).tint === colour), COLOURS.map(() => true));
  const more = [0, 1, 40].map((k) => signOf(FIRST + COLOURS.length + k));
  assert.ok(more.every(({ letter, pattern, name }) => letter === null && pattern === "crossed" && name === "other minima"));
});

test("what is no minimum has a name, and a pattern of its own but at the curve of minima", () => {
  const signs = [DIVERGED, MOVING, STUCK, CURVE].map(signOf);
  assert.ok(signs.every(({ letter, name }) => letter === null && name));
  assert.equal(new Set(signs.map(({ pattern }) => pattern)).size, 4);
});

for (const [count, all, text] of [[41, 100, "41\u00a0%"], [0, 100, "0\u00a0%"], [1, 1000, "<\u00a01\u00a0%"], [999, 1000, ">\u00a099\u00a0%"], [100, 100, "100\u00a0%"], [1, 3, "33\u00a0%"]]) {
  test(`${count} of ${all} is ${text}`, () => assert.equal(shareOf(count, all), text));
}

/** A map of a square of digits, written from the top row down as it is seen. */
function square(text, more = {}) {
  const rows = text.trim().split(/\s+/).reverse(), side = rows.length;
  return { side, fate: Uint8Array.from(rows.join(""), Number), domain: [[0, side], [0, side]], minima: [], ...more };
}

test("borders are the sides between cells of different outcomes", () => {
  assert.equal(bordersOf(square("44 44")), 0);
  assert.equal(bordersOf(square("45 45")), 2);
  assert.equal(bordersOf(square("45 54")), 4);
});

const HALF = `
  44445555
  44445555
  44445555
  44445555
  44445555
  44445555
  44445555
  44445555`;

test("a large piece without its minimum has its letter in the middle, the others have theirs at home", () => {
  const [region, ...others] = regionsOf(square(HALF, { minima: [{ x: 1.5, y: 2.5 }] }));
  assert.deepEqual(others, []);
  assert.equal(region.number, 5);
  assert.ok(region.column >= 5 && region.column <= 6 && region.row >= 1 && region.row <= 6, JSON.stringify(region));
});

test("what has no letter has no region", () => {
  assert.deepEqual(regionsOf(square(HALF.replaceAll("5", "0"), { minima: [{ x: 1.5, y: 2.5 }] })), []);
});

test("specks have no letter", () => {
  const rows = Array.from({ length: 20 }, () => "4".repeat(20));
  rows[3] = `${"4".repeat(7)}5${"4".repeat(12)}`;
  assert.deepEqual(regionsOf(square(rows.join(" "), { minima: [{ x: 0.5, y: 0.5 }] })), []);
});

test("the picture of a map has its top row first", () => {
  const put = [], { createElement } = document;
  document.createElement = () => Object.assign(new FakeElement("canvas"), { getContext: () => ({ putImageData: (image) => put.push(image) }) });
  try {
    tinted(square("45 44"));
  } finally {
    document.createElement = createElement;
  }
  const colour = (k) => [...put[0].data.subarray(4 * k, 4 * k + 3)];
  const of = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
  assert.deepEqual([0, 1, 2, 3].map(colour), [of(COLOURS[0]), of(COLOURS[1]), of(COLOURS[0]), of(COLOURS[0])]);
});

for (const [power, text] of [[-3, "10⁻³"], [-2, "0.01"], [0, "1"], [3, "1000"], [4, "10⁴"], [-12, "10⁻¹²"]]) {
  test(`10^${power} on an axis is ${text}`, () => assert.equal(powerText(power), text));
}

test("powers in a range, as many as there is room for", () => {
  assert.deepEqual(powersOf([-2, 2], 10), [-2, -1, 0, 1, 2]);
  assert.deepEqual(powersOf([-2, 2], 2), [-2, 0, 2]);
  assert.deepEqual(powersOf([-1.5, 0.5], 0), [0]);
});

test("small ticks are at 2 and 5 times a power, within the box", () => {
  const ctx = recorder(), box = { left: 0, right: 200, top: 0, bottom: 100 };
  drawAcross(ctx, { box, range: [0, 2], at: (log) => 100 * log, grid: false }, { ink: "#000", line: "#888", size: 10 });
  const xs = callsOf(ctx, "moveTo").map(([, x]) => x);
  for (const value of [2, 5, 20, 50]) assert.ok(xs.some((x) => Math.abs(x - 100 * Math.log10(value)) < 1e-9), String(value));
  assert.deepEqual(callsOf(ctx, "fillText").map(([, text]) => text), ["1", "10", "100"]);
});

test("few updates are light, many dark, and a part between is mixed", () => {
  assert.deepEqual([0, 1, -3, 7].map(colourOf), ["rgb(255,234,70)", "rgb(30,60,130)", "rgb(255,234,70)", "rgb(30,60,130)"]);
  assert.equal(colourOf(0.1), "rgb(229,210,88)");
});

const rates = [0.001, 0.01, 0.1, 1, 10];
const swept = (more = {}) => ({ rates, height: [1, 0.1, 0.01, 0.001, null], diverged_at: [-1, -1, -1, -1, 4], reached: [-1, -1, 90, 40, -1], levels: { start: 1, goal: 1e-3 }, limit: 2, own: 0.01, steps: 100, budget: 100, stops: false, ...more });

function sweep(answers, runs = [track("run1", { x: [1], lr: 0.1 })]) {
  const edits = [], chart = createSweep((addresses) => addresses.map((_, k) => answers[k] ?? null), (...edit) => edits.push(edit));
  chart.ask({ tracks: { runs } }, "?on=beale");
  return { chart, edits };
}

const draw = (chart) => chart.paint(recorder(), { width: 600, height: 400 }, { ink: "#000", paper: "#fff", line: "#888", size: 14, family: "sans-serif" }, palette());

test("a sweep asks for every visible run, and waits until all is here", () => {
  const { chart } = sweep([null]);
  assert.deepEqual([chart.version, chart.missing()], [0, ""]);
  assert.deepEqual([sweep([swept()]).chart.version, sweep([{ missing: "No rate." }]).chart.missing()], [1, "No rate."]);
});

test("a sweep is read at the run's own rate, and moved along", () => {
  const { chart } = sweep([swept()]);
  draw(chart);
  const start = chart.start();
  assert.deepEqual(chart.read(start).title, "learning rate 0.1");
  assert.equal(chart.read(start).lines[0].text, "0.01 (1/1000 at 90)");
  assert.equal(chart.read(chart.move(start, 2, 0)).lines[0].text, "diverged at 4");
  assert.equal(chart.read(chart.move(start, -99, 0)).now, 0);
  assert.equal(chart.read(chart.move(start, 99, 0)).now, 4);
});

test("the rate that is taken is that of the place", () => {
  const { chart, edits } = sweep([swept()]);
  draw(chart);
  chart.take(chart.move(chart.start(), 1, 0));
  assert.deepEqual(edits, [["run1.optimizer.lr", "1"]]);
});

test("a sweep of a part of the steps says so", () => {
  assert.equal(sweep([swept()]).chart.title(), "Loss above the minimum after 100 updates");
  assert.equal(sweep([swept({ budget: 500 })]).chart.title(), "Loss above the minimum after 100 of 500 updates");
});

/** A momentum map of three rates and four momenta in two parts, each with every second row. */
function momentum() {
  const part = (k) => ({ rates: [0.01, 0.1, 1], rows: 4, parts: 2, momenta: [[0, 0.9], [0.5, 0.99]][k], limits: [null, null], reached: [[5, 6, 7, 25, 26, 27], [15, 16, 17, 35, 36, -1]][k], diverged_at: [[-1, -1, -1, -1, -1, -1], [-1, -1, -1, -1, -1, 3]][k], label: "momentum", name: "momentum", value: 0.9, steps: 100, budget: 100, stops: false });
  const edits = [], answers = new Map(), address = (k) => `momentum?on=beale&which=run1&part=${k}`;
  for (const k of [0, 1]) answers.set(address(k), part(k));
  const ask = Object.assign((list) => list.map((one) => answers.get(one) ?? null), { peek: (one) => answers.get(one) ?? null });
  const chart = createMomentum(ask, (...edit) => edits.push(edit));
  chart.ask({ tracks: { runs: [track("run1", { x: [1], lr: 0.1 })] }, view: { inspect: 0 } }, "?on=beale");
  draw(chart);
  return { chart, edits };
}

test("the rows of all parts of a momentum map are put in their order", () => {
  const { chart } = momentum();
  const read = (i, j) => chart.read({ i, j }).lines[0].text;
  assert.deepEqual([0, 1, 2, 3].map((j) => read(0, j)), ["5 updates", "15 updates", "25 updates", "35 updates"]);
  assert.equal(read(2, 3), "diverged at 3");
});

test("a momentum map begins at the run's own pair, and takes another", () => {
  const { chart, edits } = momentum();
  assert.deepEqual(chart.start(), { i: 1, j: 2 });
  chart.take(chart.move(chart.start(), 5, 1));
  assert.deepEqual(edits, [["run1.settings", "lr=1,momentum=0.99"]]);
});

test("small contours have the levels and colours that Plotly's have", () => {
  const trace = { x: [0, 1], y: [0, 1], z: [[0, 1], [1, 2]], contours: { start: 0.5, end: 1.5, size: 0.5 }, colorscale: [[0, "rgb(0,0,0)"], [1, "#c86400"]] };
  const found = contoursOf(trace);
  assert.deepEqual([found.start, found.size, found.colours.length], [0.5, 0.5, 4]);
  assert.deepEqual([found.colours[0], found.colours.at(-1)], [[0, 0, 0], [200, 100, 0]]);
  assert.deepEqual(found.colours[1], [67, 33, 0]);
  assert.equal(contoursOf(undefined), null);
});

test("each pixel has the colour of its band, the highest at the top right", () => {
  const put = [], { createElement } = document;
  document.createElement = () => ({ getContext: () => Object.assign(recorder(), { putImageData: (image) => put.push(image) }) });
  try {
    paintContours({ x: [0, 1], y: [0, 1], z: [[0, 10], [10, 20]], start: 5, size: 10, colours: [[1, 1, 1], [2, 2, 2], [3, 3, 3]] }, 4, 4, 1);
  } finally {
    document.createElement = createElement;
  }
  const at = (column, row) => put[0].data[4 * (4 * row + column)];
  assert.deepEqual([at(0, 3), at(3, 3), at(0, 0), at(3, 0)], [1, 2, 2, 3]);
});

const slice = (values, more = {}) => ({ samples: Float64Array.from(values), count: values.length, low: 0, high: values.length - 1, at: 1, value: values[1], ...more });

test("all of a low curve is drawn, with room", () => {
  const { range, cut } = heightsOf(slice([1, 3, 3, 2.9, 2.8]), [0, 4]);
  assert.ok(range[0] < 1 && range[1] > 3);
  assert.equal(cut, false);
});

test("what is far above the point and most of the curve is cut, and that is said", () => {
  const { range, cut } = heightsOf(slice([3, 2, 1, 2, 3, 3, 2, 2, 1e6]), [0, 8]);
  assert.ok(range[1] < 10);
  assert.equal(cut, true);
});

test("in the fog only the samples within sight are seen", () => {
  assert.deepEqual(within(slice([1, 2, 3, 4, 5]), null), [0, 4]);
  assert.deepEqual(within(slice([1, 2, 3, 4, 5], { at: 2 }), 1), [1, 3]);
  assert.deepEqual(within(slice([1, 2, 3, 4, 5], { at: 0 }), 1.5), [0, 1]);
});

test("the second point of a secant comes closer by parts, and then passes the first", () => {
  near(assert, pressed(1, -1, 1e-6, 0.8), 0.8);
  near(assert, pressed(1, 1, 1e-6, 0.8), 1.25);
  near(assert, pressed(1.1e-6, -1, 1e-6, 0.8), -1e-6);
  near(assert, pressed(-1, 1, 1e-6, 0.5), -0.5);
});

test("the plane of the support is what it says", () => assert.equal(plane().length, 10));
