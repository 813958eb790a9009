import { callsOf, near, palette, plane, recorder, style, track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { markedOf } from "../../assets/player/paths/stop-flags.mjs";
import { drawMarker } from "../../assets/player/plot/glyphs.mjs";
import { drawLabels } from "../../assets/player/paths/labels.mjs";
import { thinned } from "../../assets/player/paths/averages.mjs";
import { createPast, drawBeads } from "../../assets/player/paths/past.mjs";
import { LIFT, planeLens, sceneLens } from "../../assets/player/paths/segments.mjs";
import { CASING, CORE, strokeSteps } from "../../assets/player/paths/strokes.mjs";

const lens = () => planeLens({ values: plane() });
const out = new Float64Array(6);

test("a step of a path in pixels", () => {
  assert.equal(lens().segment(track("run1", { x: [0, 1, 3], y: [0, 2, 2] }), 1, out), true);
  assert.deepEqual([...out], [110, 180, 0, 130, 180, 0]);
});

test("neighbouring steps join without a gap", () => {
  const path = track("run1", { x: [0.1, 0.7, 1.9], y: [0.3, 1.1, 2.7] }), view = lens();
  view.segment(path, 0, out);
  const end = [...out.subarray(3, 5)];
  view.segment(path, 1, out);
  assert.deepEqual([...out.subarray(0, 2)], end);
});

test("a step that leaves the picture is cut at its edge", () => {
  lens().segment(track("run1", { x: [0, 20], y: [5, 5] }), 0, out);
  assert.deepEqual([...out], [100, 150, 0, 200, 150, 0]);
});

test("a step outside is not there, and neither is one from a point that is none", () => {
  assert.equal(lens().segment(track("run1", { x: [20, 30], y: [5, 5] }), 0, out), false);
  assert.equal(lens().segment(track("run1", { x: [1, NaN], y: [5, 5] }), 0, out), false);
});

for (const [x, y, inside] of [[0, 5, true], [10, 20, true], [10.1, 5, false], [0, -0.1, false]]) {
  test(`the point (${x}, ${y}) is ${inside ? "in" : "outside of"} the picture`, () => {
    assert.equal(lens().point(track("run1", { x: [x], y: [y] }), 0, out), inside);
  });
}

/** A scene seen from above: pixel x = 10 x, pixel y = 100 - 10 y, depth = z / 10; walls at 0 and 10, heights 0 to 2. */
function scene({ log = 0 } = {}) {
  const m = new Float64Array(27);
  m.set([0.2, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0.1, 0, -1, -1, 0, 1]);
  m.set([0, 0, 100, 100, 0, 10, 0, 10, 0, 2, log], 16);
  return { values: m };
}

test("on the surface a path floats a little above its height", () => {
  sceneLens(scene(), () => 0).point({ x: [5], y: [2], height: [1] }, 0, out);
  near(assert, out[0], 50);
  near(assert, out[1], 80);
  near(assert, out[2], (1 + 2 * LIFT) / 10);
});

test("a height on a logarithmic axis is its logarithm, and none is the floor", () => {
  sceneLens(scene({ log: 1 }), () => 0).point({ x: [5], y: [2], height: [10] }, 0, out);
  near(assert, out[2], (1 + 2 * LIFT) / 10);
  sceneLens(scene({ log: 1 }), () => 0).point({ x: [5], y: [2], height: [0] }, 0, out);
  near(assert, out[2], 0);
});

test("no path is above the top of the axis", () => {
  sceneLens(scene(), () => 0).point({ x: [5], y: [2], height: [1e9] }, 0, out);
  near(assert, out[2], 0.2);
});

test("what has no height of its own lies on the ground", () => {
  sceneLens(scene(), (x, y) => (x + y) / 10).point({ x: [5], y: [2] }, 0, out);
  near(assert, out[2], (0.7 + 2 * LIFT) / 10);
});

test("in the scene a step is cut at the walls, in its own coordinates", () => {
  const view = sceneLens(scene(), () => 0), path = { x: [5, 15], y: [5, 5], height: [0, 1] };
  assert.equal(view.cut(path, 0, out), true);
  near(assert, out[3], 10);
  near(assert, out[5], 0.5 + 2 * LIFT);
  view.segment(path, 0, out);
  near(assert, out[3], 100);
});

test("beyond the walls there is no point", () => {
  const view = sceneLens(scene(), () => 0);
  assert.deepEqual([-0.1, 0, 10, 10.1].map((x) => view.point({ x: [x], y: [5], height: [0] }, 0, out)), [false, true, true, false]);
});

const straight = track("run1", { x: [0, 1, 2, 3, 4], y: [5, 5, 5, 5, 5] });

test("steps are stroked as one line, casing below core, and measured in pixels", () => {
  const ctx = recorder();
  assert.equal(strokeSteps(ctx, lens(), straight, 0, 4, style(), 0, null, false), 40);
  assert.deepEqual(callsOf(ctx, "moveTo", "lineTo"), [["moveTo", 100, 150], ["lineTo", 110, 150], ["lineTo", 120, 150], ["lineTo", 130, 150], ["lineTo", 140, 150]]);
  assert.deepEqual(callsOf(ctx, "lineWidth =", "strokeStyle =", "stroke").map(([, value]) => value), [CASING, "#000000", undefined, CORE, "#123456", undefined]);
});

test("no steps are nothing", () => {
  const ctx = recorder();
  assert.equal(strokeSteps(ctx, lens(), straight, 2, 2, style(), 0, null, false), 0);
  assert.deepEqual(ctx.calls, []);
});

test("steps too short to be seen are left out, but the last", () => {
  const ctx = recorder(), x = [0, 1, 1.01, 1.02, 1.03, 1.04];
  strokeSteps(ctx, lens(), track("run1", { x, y: x.map(() => 5) }), 0, 5, style(), 0, null, false);
  assert.equal(callsOf(ctx, "lineTo").length, 2);
});

test("a path that leaves the picture and comes back is two lines", () => {
  const ctx = recorder();
  strokeSteps(ctx, lens(), track("run1", { x: [0, 20, 30, 0], y: [5, 5, 8, 8] }), 0, 3, style(), 0, null, false);
  assert.equal(callsOf(ctx, "moveTo").length, 2);
});

test("dashes go on where the part before has ended", () => {
  const ctx = recorder();
  strokeSteps(ctx, lens(), straight, 2, 4, style({ dash: [10, 6] }), 20, null, false);
  assert.deepEqual(callsOf(ctx, "lineDashOffset =").at(-1), ["lineDashOffset =", 20]);
  assert.deepEqual(callsOf(ctx, "setLineDash").at(-1), ["setLineDash", [10, 6]]);
});

test("joined to a part before, the core is drawn a few steps again, its dashes in place", () => {
  const ctx = recorder();
  strokeSteps(ctx, lens(), straight, 2, 4, style({ dash: [10, 6] }), 20, null, true);
  assert.deepEqual(callsOf(ctx, "lineDashOffset =").at(-1), ["lineDashOffset =", 0]);
  // Two new steps for the casing; for the core the two before as well.
  assert.equal(callsOf(ctx, "lineTo").length, 2 + 4);
});

test("what the surface hides is stroked apart, and pale", () => {
  const ctx = recorder(), depth = { hides: (x) => x > 120 };
  strokeSteps(ctx, lens(), straight, 0, 4, style(), 0, depth, false);
  const strokes = callsOf(ctx, "stroke");
  assert.equal(strokes.length, 4);
  const [, path] = strokes[0];
  assert.ok(path.points.every(([, x]) => x >= 120));
  assert.deepEqual(path.points.at(-1), ["L", 140, 150]);
  assert.ok(callsOf(ctx, "lineTo").every(([, x]) => x <= 120));
  assert.ok(callsOf(ctx, "globalAlpha =")[0][1] < 1);
  assert.equal(callsOf(ctx, "globalAlpha =").at(-1)[1], 1);
});

test("an average is thinner and dashed, in the run's colour, and always the same look", () => {
  const own = style({ colour: "#abcdef" });
  assert.deepEqual([thinned(own).colour, thinned(own).dash.length, thinned(own).core < CORE], ["#abcdef", 2, true]);
  assert.equal(thinned(own), thinned(own));
});

test("beads are at every so many steps, from the first on", () => {
  const ctx = recorder(), path = track("run1", { x: [0, 1, 2, 3, 4, 5, 6, 7], y: [1, 1, 1, 1, 1, 1, 1, 1] });
  drawBeads(ctx, lens(), path, 0, 7, 3, style(), null);
  assert.deepEqual(callsOf(ctx, "arc").map(([, x]) => x), [130, 160]);
});

test("no beads where they are not wanted, or hidden", () => {
  const ctx = recorder();
  drawBeads(ctx, lens(), straight, 0, 4, Infinity, style(), null);
  drawBeads(ctx, lens(), straight, 0, 4, 1, style(), { hides: () => true });
  assert.deepEqual(callsOf(ctx, "arc"), []);
});

test("marks are found as they come, each once", () => {
  const path = { fired: Float32Array.from([0, 1, 0, 0, 1]), count: 3 };
  assert.deepEqual(markedOf(path, "fired"), [1]);
  path.count = 5;
  assert.deepEqual(markedOf(path, "fired"), [1, 4]);
  assert.deepEqual(markedOf(path, "cold"), []);
});

for (const [shape, corners] of [["square", 4], ["diamond", 4], ["triangle", 3], ["star", 10], ["x", 12], ["cross", 12]]) {
  test(`a ${shape} has ${corners} corners around its place`, () => {
    const ctx = recorder();
    drawMarker(ctx, shape, 50, 60, 20, "#fff", "#000", 1);
    const points = callsOf(ctx, "moveTo", "lineTo").map(([, x, y]) => [x, y]);
    assert.equal(points.length, corners);
    near(assert, points.reduce((sum, [x]) => sum + x, 0) / corners, 50, 1e-6);
    assert.ok(points.every(([x, y]) => Math.hypot(x - 50, y - 60) < 20));
  });
}

test("a circle is a circle of half its size", () => {
  const ctx = recorder();
  drawMarker(ctx, "circle", 50, 60, 20, "#fff", "#000", 1);
  assert.deepEqual(callsOf(ctx, "arc")[0].slice(1, 4), [50, 60, 10]);
});

/** Where texts are written: text -> [x, y]. */
function written(labels, box = { left: 0, top: 0, right: 400, bottom: 300 }) {
  const ctx = recorder();
  drawLabels(ctx, labels, box, palette(), 16, "sans-serif");
  return new Map(callsOf(ctx, "fillText").map(([, text, x, y]) => [text, [x, y]]));
}

const label = (text, x, y, more = {}) => ({ name: text, text, x, y, ...more });

test("a label is right of its place, at its height", () => {
  assert.deepEqual(written([label("Adam", 100, 100)]).get("Adam"), [112, 100]);
});

test("where there is no room on the right it is on the left", () => {
  const [x] = written([label("Adam", 390, 100)]).get("Adam");
  assert.equal(x, 390 - 12 - 24);
});

test("labels that would cover each other are a line apart", () => {
  const found = written([label("one", 100, 100), label("two", 105, 104), label("three", 103, 108)]);
  const levels = ["one", "two", "three"].map((text) => found.get(text)[1]).sort((a, b) => a - b);
  assert.deepEqual(levels, [100, 120, 140]);
});

test("labels side by side stay where they are", () => {
  const found = written([label("one", 10, 100), label("two", 200, 100)]);
  assert.deepEqual([found.get("one")[1], found.get("two")[1]], [100, 100]);
});

test("no label leaves the picture at the top or the bottom", () => {
  const found = written([label("high", 10, -50), label("low", 200, 900)]);
  assert.deepEqual([found.get("high")[1], found.get("low")[1]], [10, 290]);
});

test("an optional label is dropped where it would be moved too far", () => {
  const crowd = [0, 1, 2, 3, 4].map((k) => label(`run ${k}`, 100, 100 + k)), more = label("mean", 100, 100, { optional: true });
  // On the left there is room for it.
  assert.ok(written([...crowd, more]).has("mean"));
  const walls = [...crowd, ...crowd.map(({ text, y }) => label(`${text} left`, 30, y))];
  assert.ok(!written([...walls, more], { left: 20, top: 0, right: 400, bottom: 300 }).has("mean"));
});

/** The older part of paths on a layer of its own, brought up to heads; the calls on it. */
function past() {
  const layer = createPast(lens()), overlay = { canvas: document.createElement("canvas"), left: 0, top: 0, width: 200, height: 200, ratio: 1 };
  const advance = (runs, heads, stamp = ["a"]) => layer.advance(overlay, runs, heads, runs.map(() => style()), Infinity, null, stamp);
  return { layer, advance };
}

test("the past grows by what is new, and is drawn anew when the clock goes back or the view changes", () => {
  const { layer, advance } = past();
  const lengths = [];
  for (const [head, stamp] of [[2, ["a"]], [4, ["a"]], [3, ["a"]], [4, ["b"]]]) {
    assert.equal(advance([straight], [head], stamp), false);
    lengths.push(layer.lengthOf(0));
  }
  assert.deepEqual(lengths, [20, 40, 30, 40]);
  assert.equal(layer.drawnOf(0), 4);
  assert.equal(layer.drawnOf(5), 0);
});

test("a hidden run is not drawn", () => {
  const { layer, advance } = past();
  advance([{ ...straight, visible: false }, straight], [4, 4]);
  assert.deepEqual([layer.drawnOf(0), layer.drawnOf(1)], [0, 4]);
});

test("of a very long run no more is drawn in a frame than it can bear, each run having its share", () => {
  const { layer, advance } = past(), x = Array.from({ length: 9001 }, (_, k) => k % 7), long = track("run1", { x });
  assert.equal(advance([long], [9000]), true);
  assert.equal(layer.drawnOf(0), 4000);
  advance([long], [9000]);
  assert.equal(advance([long], [9000]), false);
  assert.equal(layer.drawnOf(0), 9000);
  const two = past();
  assert.equal(two.advance([long, long], [9000, 9000]), true);
  assert.deepEqual([two.layer.drawnOf(0), two.layer.drawnOf(1)], [2000, 2000]);
});
