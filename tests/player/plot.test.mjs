import { FakeElement, near, plane } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { clipSegment } from "../../assets/player/plot/clip.mjs";
import { createDepth } from "../../assets/player/plot/depth.mjs";
import { standBack } from "../../assets/player/plot/distance.mjs";
import { planeOf, tickText, ticksOf } from "../../assets/player/plot/axes.mjs";
import { createGround } from "../../assets/player/plot/surface-height.mjs";
import { sightOf } from "../../assets/player/paths/fog.mjs";
import { PLANE, createEye, planePixel, planeValue, projectScene, SCENE } from "../../assets/player/plot/projection.mjs";
import { readPlane, readScene } from "../../assets/player/plot/plotly.mjs";
import { gridOf } from "../../assets/player/plot/sheet.mjs";
import { sizeFor } from "../../assets/player/plot/type-size.mjs";

const box = [0, 0, 10, 10];

for (const [name, segment, wanted] of [
  ["inside", [1, 1, 9, 9], [0, 1]],
  ["from outside on the left", [-5, 5, 5, 5], [0.5, 1]],
  ["out at the right", [5, 5, 15, 5], [0, 0.5]],
  ["through the whole box", [-10, 5, 20, 5], [1 / 3, 2 / 3]],
  ["down through the top", [5, -10, 5, 5], [2 / 3, 1]],
  ["across a corner", [-2, 4, 4, -2], [1 / 3, 2 / 3]],
]) {
  test(`a segment ${name} is cut at the edge`, () => {
    const out = new Float64Array(2);
    assert.equal(clipSegment(...segment, ...box, out), true);
    near(assert, out[0], wanted[0]);
    near(assert, out[1], wanted[1]);
  });
}

for (const [name, segment] of [
  ["beside the box", [-5, 1, -1, 9]], ["past a corner", [-4, 1, 1, -4]], ["along an edge outside", [-1, -1, 11, -1]],
  ["with a point that is none", [NaN, 5, 5, 5]], ["from an infinity", [-Infinity, 5, Infinity, NaN]],
]) {
  test(`nothing is seen of a segment ${name}`, () => assert.equal(clipSegment(...segment, ...box, new Float64Array(2)), false));
}

const elsewhere = [20, 30, 40, 60];

for (const [name, segment, wanted] of [
  ["from the left", [10, 45, 30, 45], [0.5, 1]], ["through top and bottom", [25, 0, 25, 90], [1 / 3, 2 / 3]],
  ["along its edge", [20, 30, 20, 50], [0, 1]], ["at a point", [25, 35, 25, 35], [0, 1]],
]) {
  test(`a box that does not begin at zero cuts ${name}`, () => {
    const out = new Float64Array(2);
    assert.equal(clipSegment(...segment, ...elsewhere, out), true);
    near(assert, out[0], wanted[0]);
    near(assert, out[1], wanted[1]);
  });
}

test("a point outside of such a box is not seen", () => {
  for (const [x, y] of [[19, 45], [41, 45], [25, 29], [25, 61]]) assert.equal(clipSegment(x, y, x, y, ...elsewhere, new Float64Array(2)), false);
});

test("a plane's pixels, linear and logarithmic, and back", () => {
  const v = plane();
  assert.deepEqual([planePixel(v, 3, false), planePixel(v, 3, true)], [130, 170]);
  v[2] = 1;
  near(assert, planePixel(v, 1000, false), 130);
  for (const value of [0.02, 1, 77]) near(assert, planeValue(v, planePixel(v, value, false), false), value, 1e-12);
  near(assert, planeValue(v, 170, true), 3);
});

const axis = (more = {}) => ({ _m: 2, _b: 5, _offset: 40, _length: 100, type: "linear", ...more });

test("the axes of a Plotly figure are read into a view", () => {
  const out = new Float64Array(PLANE);
  assert.equal(readPlane({ _fullLayout: { xaxis: axis(), yaxis: axis({ _m: -3, _offset: 20, type: "log" }) } }, out), true);
  assert.deepEqual([...out], [2, 45, 0, -3, 25, 1, 40, 20, 140, 120]);
});

for (const [name, gd] of [
  ["no figure", null], ["a figure that is not drawn", {}], ["an axis without a scale", { _fullLayout: { xaxis: axis({ _m: NaN }), yaxis: axis() } }],
  ["an axis without a length", { _fullLayout: { xaxis: axis(), yaxis: axis({ _length: 0 }) } }],
]) {
  test(`${name} has no view`, () => assert.equal(readPlane(gd, new Float64Array(PLANE)), false));
}

/** Column-major matrices, as WebGL has them. */
const scaling = (x, y, z) => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
const moving = (x, y, z) => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];
const perspective = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0, -0.2, 0];

function sceneFigure({ view = moving(0, 0, -5), model = scaling(1, 1, 1), projection = perspective, scale = [1, 1, 1] } = {}) {
  const range = (low, high) => ({ range: [low, high], type: "linear" });
  return { _fullLayout: { _size: { l: 10, t: 20, w: 400, h: 200 }, scene: {
    domain: { x: [0, 1], y: [0, 1] }, xaxis: range(-1, 1), yaxis: range(2, -2), zaxis: { ...range(0, 8), type: "log" },
    _scene: { glplot: { cameraParams: { view, model, projection } }, dataScale: scale },
  } } };
}

test("a point of the scene goes through model, view and projection to its pixel", () => {
  const m = new Float64Array(SCENE), out = new Float64Array(3);
  assert.equal(readScene(sceneFigure({ model: scaling(2, 3, 1), scale: [0.5, 1, 1] }), m), true);
  projectScene(m, 1, 1, 1, out);
  // Model and scale: (1, 3, 1); seen from five away: (1, 3, -4); divided by 4.
  near(assert, out[0], 10 + 200 * (1 + 1 / 4));
  near(assert, out[1], 20 + 100 * (1 - 3 / 4));
  near(assert, out[2], (4 - 0.2) / 4);
});

test("the nearer of two points has the smaller depth", () => {
  const m = new Float64Array(SCENE), near_ = new Float64Array(3), far = new Float64Array(3);
  readScene(sceneFigure(), m);
  projectScene(m, 0, 0, 2, near_);
  projectScene(m, 0, 0, -2, far);
  assert.ok(near_[2] < far[2]);
});

test("viewport and ranges of the scene, each range with its least end first", () => {
  const m = new Float64Array(SCENE);
  readScene(sceneFigure(), m);
  assert.deepEqual([...m.subarray(16)], [10, 20, 400, 200, -1, 1, -2, 2, 0, 8, 1]);
});

test("a scene without a camera has no view", () => {
  const figure = sceneFigure();
  delete figure._fullLayout.scene._scene.glplot;
  assert.equal(readScene(figure, new Float64Array(SCENE)), false);
});

test("an eye counts what changes, and nothing else", () => {
  let values = [1, 2], ready = true;
  const eye = createEye((_, out) => {
    out.set(values);
    return ready;
  }, 2);
  assert.deepEqual([eye.update(null), eye.update(null), eye.version, [...eye.values]], [true, false, 1, [1, 2]]);
  values = [1, 3];
  assert.deepEqual([eye.update(null), eye.version, [...eye.values]], [true, 2, [1, 3]]);
  ready = false;
  assert.deepEqual([eye.update(null), eye.ready, eye.version, [...eye.values]], [true, false, 3, [1, 3]]);
});

/** A view from above: pixel = (x, y), depth = 1 - z / 10. */
function fromAbove(size = 80) {
  const m = new Float64Array(SCENE);
  m.set([2 / size, 0, 0, 0, 0, -2 / size, 0, 0, 0, 0, -0.1, 0, -1, 1, 1, 1]);
  m.set([0, 0, size, size, 0, size, 0, size, 0, 10, 0], 16);
  return m;
}

const flat = (height) => ({ x: [0, 80], y: [0, 80], z: [[height, height], [height, height]] });

test("what lies below the surface is hidden, and what lies above it is not", () => {
  const depth = createDepth();
  depth.build(fromAbove(), flat(5));
  // Depth 0.5 is the surface's.
  assert.equal(depth.hides(40, 40, 0.6), true);
  assert.equal(depth.hides(40, 40, 0.4), false);
  assert.equal(depth.hides(40, 40, 0.5), false);
  assert.equal(depth.version, 1);
});

test("nothing is hidden beside the picture, or before there is a surface", () => {
  const depth = createDepth();
  assert.equal(depth.hides(40, 40, 0.9), false);
  depth.build(fromAbove(), flat(5));
  assert.equal(depth.hides(-20, 40, 0.9), false);
  assert.equal(depth.hides(40, 999, 0.9), false);
});

test("a slope is as high as it is at that place", () => {
  const depth = createDepth();
  depth.build(fromAbove(), { x: [0, 80], y: [0, 80], z: [[0, 8], [0, 8]] });
  // At x = 20 the surface is 2 high, at x = 60 it is 6 high.
  assert.equal(depth.hides(60, 40, 1 - 0.5), true);
  assert.equal(depth.hides(20, 40, 1 - 0.5), false);
});

test("a figure without a surface hides nothing", () => {
  const depth = createDepth();
  depth.build(fromAbove(), undefined);
  assert.equal(depth.version, 0);
});

const hill = { x: [0, 2, 4], y: [0, 10], z: [[0, 1, 4], [10, 11, 14]] };

for (const [x, y, height] of [[0, 0, 0], [2, 0, 1], [1, 0, 0.5], [3, 0, 2.5], [2, 5, 6], [4, 10, 14], [-9, 0, 0], [99, 10, 14], [1, 2.5, 3]]) {
  test(`the ground at (${x}, ${y}) is ${height}`, () => near(assert, createGround(() => hill)(x, y), height));
}

test("without a surface there is no ground", () => {
  assert.ok(Number.isNaN(createGround(() => undefined)(0, 0)));
  assert.ok(Number.isNaN(createGround(() => ({ x: [], y: [], z: [[]] }))(0, 0)));
});

for (const [low, high, wanted, ticks] of [
  [0, 10, 5, [0, 2, 4, 6, 8, 10]], [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]], [0.13, 0.19, 3, [0.14, 0.16, 0.18]], [3, 3, 5, []], [0, Infinity, 5, []],
]) {
  test(`ticks from ${low} to ${high}`, () => {
    const found = ticksOf(low, high, wanted);
    assert.equal(found.length, ticks.length);
    found.forEach((value, k) => near(assert, value, ticks[k]));
  });
}

test("zero among the ticks has no sign", () => assert.ok(ticksOf(-1, 1, 4).some((value) => Object.is(value, 0))));

for (const [value, text] of [[0.1 + 0.2, "0.3"], [-2, "−2"], [0, "0"], [123456, "123500"], [1e-5, "0.00001"], [1.23456e-7, "1.235e−7"]]) {
  test(`the tick ${value} is written ${text}`, () => assert.equal(tickText(value), text));
}

test("a plane for a box of our own has its corners at the ranges' ends", () => {
  const v = planeOf({ left: 40, top: 10, right: 240, bottom: 110 }, [-1, 3], [0, 5], new Float64Array(PLANE));
  assert.deepEqual([planePixel(v, -1, false), planePixel(v, 3, false), planePixel(v, 0, true), planePixel(v, 5, true)], [40, 240, 110, 10]);
  assert.deepEqual([...v.subarray(6)], [40, 10, 240, 110]);
});

test("one sees a part of the longer side in the fog", () => {
  const v = new Float64Array(PLANE);
  v.set([100, 0, 300, 50], 6);
  near(assert, sightOf(v), 0.08 * 200);
});

for (const [width, height, factor] of [[1500, 1000, 1], [3000, 1000, 1], [750, 1000, 2]]) {
  test(`in a box of ${width} × ${height} the camera stands ${factor} times as far off`, () => {
    const figure = { layout: { scene: { camera: { eye: { x: 1, y: -2, z: 0.5 } } } } };
    standBack(figure, { width, height });
    assert.deepEqual(figure.layout.scene.camera.eye, { x: factor, y: -2 * factor, z: 0.5 * factor });
  });
}

for (const [width, height, size] of [[1920, 1080, 24], [1366, 768, 20], [3840, 2160, 48], [390, 844, 14]]) {
  test(`large type in a window of ${width} × ${height} is ${size}`, () => assert.equal(sizeFor(width, height), size));
}

test("a grid of a batch lies over its domain, row by row", () => {
  const { x, y, z } = gridOf({ size: 3, domain: [[-1, 1], [0, 4]] }, Float32Array.from({ length: 9 }, (_, k) => k));
  assert.deepEqual([x, y, z.map((row) => [...row])], [[-1, 0, 1], [0, 2, 4], [[0, 1, 2], [3, 4, 5], [6, 7, 8]]]);
});

test("elements of the support are canvases where they are asked to be", () => assert.ok(new FakeElement("canvas").getContext("2d")));
