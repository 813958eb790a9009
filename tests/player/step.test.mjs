import { fakeServer, fakeTimers, near, plane, track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { moveArrow, PART, partOf, stepArrow, timesOf } from "../../assets/player/step/arrow.mjs";
import { addressOf, createFetched, lookedInto } from "../../assets/player/step/fetched.mjs";
import { levelLines, levelsOf, tracedLines } from "../../assets/player/step/levels.mjs";
import { planeLens } from "../../assets/player/paths/segments.mjs";

const eye = { values: plane() };
const board = { panel: { eye, lens: planeLens(eye), depth: undefined } };
const box = { left: 0, top: 0, right: 200, bottom: 200 };

test("how long a move is, as a part of the picture", () => near(assert, partOf(board, box, 3, 4), 50 / 200));

test("a move is an arrow from its point, straight on the contour", () => {
  const arrow = moveArrow(board, box, 1, 5, 3, 4);
  assert.deepEqual([arrow.x, arrow.y, arrow.cut], [140, 110, 1]);
  near(assert, arrow.length, 50);
  near(assert, arrow.u, 0.6);
  near(assert, arrow.v, -0.8);
});

test("a long move is cut at a third of the picture, and says how many times longer it is", () => {
  const arrow = moveArrow(board, box, -9, 5, 100, 0);
  near(assert, arrow.length, PART * 200);
  near(assert, arrow.cut, 1000 / (PART * 200));
});

test("a move too short to be seen is none, and neither is one that is no number", () => {
  assert.equal(moveArrow(board, box, 1, 5, 0.1, 0.1), null);
  assert.equal(moveArrow(board, box, 1, 5, NaN, 1), null);
  assert.equal(moveArrow(board, box, 1, 5, Infinity, 1), null);
});

test("a move out of the picture ends at its edge", () => {
  const arrow = moveArrow(board, box, 8, 5, 5, 0);
  assert.ok(arrow.x <= 200 && arrow.x > 190, String(arrow.x));
  assert.ok(arrow.cut > 2, String(arrow.cut));
});

test("a step ends at the next point", () => {
  const arrow = stepArrow(board, track("run1", { x: [0, 4], y: [5, 5] }), 0);
  assert.deepEqual([arrow.x, arrow.y, arrow.length, arrow.cut], [140, 150, 40, 1]);
});

test("a step that leaves the picture says how many times longer it is", () => {
  const arrow = stepArrow(board, track("run1", { x: [0, 40], y: [5, 5] }), 0);
  assert.equal(arrow.x, 200);
  near(assert, arrow.cut, 4);
});

test("the last point has no step", () => assert.equal(stepArrow(board, track("run1", { x: [0, 4], y: [5, 5] }), 1), null));

for (const [cut, text] of [[1, ""], [2.345, "×2.3"], [12.4, "×12"], [54321, "×5e+4"]]) {
  test(`cut ${cut} is written “${text}”`, () => assert.equal(timesOf({ cut }), text));
}

const model = (more = {}) => ({ loss: 5, gradient: [2, 0], hessian: [2, 0, 2], newton: { loss: 1, kind: "minimum" }, ...more });

test("one of the levels goes through the point, and around a minimum all are above it", () => {
  const levels = levelsOf(model(), [4, 4]);
  assert.deepEqual(levels[0], { level: 5, through: true });
  assert.ok(levels.slice(1).every(({ level, through }) => level > 1 && !through));
});

test("levels are evenly spaced ellipses: their heights grow as squares", () => {
  const heights = levelsOf(model(), [4, 4]).slice(1).map(({ level }) => Math.sqrt(level - 1));
  // One of the four is the point's own, and is not drawn twice.
  near(assert, heights[1] / heights[0], 3);
  near(assert, heights[2] / heights[0], 4);
});

test("around a saddle there are levels on both sides, below a maximum none above", () => {
  const saddle = levelsOf(model({ newton: { loss: 1, kind: "saddle" } }), [4, 4]).slice(1);
  assert.ok(saddle.some(({ level }) => level < 1) && saddle.some(({ level }) => level > 1));
  const maximum = levelsOf(model({ loss: -3, newton: { loss: 1, kind: "maximum" } }), [4, 4]).slice(1);
  assert.ok(maximum.every(({ level }) => level < 1));
});

test("without a Newton point the levels are as far apart as the slope makes them", () => {
  const levels = levelsOf(model({ newton: null, gradient: [3, 4] }), [8, 8]).map(({ level }) => level);
  assert.deepEqual(levels, [5, -5, 0, 10, 15]);
});

test("the zero line of a circle is one closed line of its radius", () => {
  const lines = tracedLines(40, 40, (i, j) => Math.hypot(i - 20, j - 20) - 12.3);
  assert.equal(lines.length, 1);
  const [line] = lines;
  for (const [i, j] of line) near(assert, Math.hypot(i - 20, j - 20), 12.3, 2e-3);
  assert.deepEqual(line[0], line.at(-1));
});

test("a line through the grid is open, and two circles are two lines", () => {
  const [line] = tracedLines(10, 10, (i) => i - 4.5);
  assert.ok(line.every(([i]) => Math.abs(i - 4.5) < 1e-12));
  assert.equal(line.length, 11);
  const two = tracedLines(60, 30, (i, j) => Math.min(Math.hypot(i - 15, j - 15), Math.hypot(i - 45, j - 15)) - 8.2);
  assert.equal(two.length, 2);
});

test("level lines lie in the box at the value that is asked for", () => {
  const path = levelLines((x, y) => x + y, { left: 10, top: 20, right: 110, bottom: 120 }, 8, 100);
  assert.ok(path.points.length > 10);
  for (const [, x, y] of path.points) near(assert, x + y, 100, 1e-9);
  assert.equal(path.points.filter(([kind]) => kind === "M").length, 1);
});

test("the run that the link inspects is looked into, else the first that is seen", () => {
  const runs = [track("run1", { x: [1], visible: false }), track("run2", { x: [1] }), track("run3", { x: [1] })];
  assert.equal(lookedInto({ runs }, { inspect: 3 }), runs[2]);
  assert.equal(lookedInto({ runs }, { inspect: 1 }), runs[1]);
  assert.equal(lookedInto({ runs }, { inspect: 0 }), runs[1]);
  assert.equal(lookedInto({ runs: [] }, { inspect: 0 }), null);
});

test("an address has the link, the run and no step beyond the last", () => {
  assert.equal(addressOf("fan", "?on=beale", { name: "run1", count: 5 }, 3), "fan?on=beale&which=run1&step=3");
  assert.equal(addressOf("fan", "", { name: "run 2", count: 5 }, 30), "fan?&which=run%202&step=4");
});

const json = (value) => new Response(JSON.stringify(value));

test("an answer is there in the frame after it has come", async (t) => {
  const timers = fakeTimers(t);
  fakeServer(t, (address) => json({ address }));
  let arrived = 0;
  const ask = createFetched((response) => response.json(), () => { arrived += 1; });
  assert.equal(ask("a", "?1"), null);
  await timers.pass(1);
  assert.equal(arrived, 1);
  assert.deepEqual(ask("a", "?1"), { address: "a" });
});

test("one request is in flight, the newest address is asked for next, and the last answer stays till then", async (t) => {
  const timers = fakeTimers(t), open = [];
  const asked = fakeServer(t, (address) => new Promise((resume) => open.push(() => resume(json({ address })))));
  const ask = createFetched((response) => response.json(), () => {});
  ask("a", "?1");
  ask("b", "?1");
  ask("c", "?1");
  await timers.pass(100);
  assert.deepEqual(asked.map(({ address }) => address), ["a"]);
  open.shift()();
  await timers.pass(100);
  assert.deepEqual(ask("c", "?1"), { address: "a" });
  await timers.pass(100);
  open.shift()();
  await timers.pass(100);
  assert.deepEqual(ask("c", "?1"), { address: "c" });
  assert.deepEqual(asked.map(({ address }) => address), ["a", "c"]);
});

test("an answer to another link is never shown", async (t) => {
  const timers = fakeTimers(t), open = [];
  fakeServer(t, (address) => new Promise((resume) => open.push(() => resume(json({ address })))));
  const ask = createFetched((response) => response.json(), () => {});
  ask("a", "?1");
  await timers.pass(100);
  assert.equal(ask("a2", "?2"), null);
  open.shift()();
  await timers.pass(100);
  assert.equal(ask("a2", "?2"), null);
});

test("nothing wanted is nothing shown, and asked for anew when it is wanted again", async (t) => {
  const timers = fakeTimers(t), asked = fakeServer(t, (address) => json({ address }));
  const ask = createFetched((response) => response.json(), () => {});
  ask("a", "?1");
  await timers.pass(100);
  assert.equal(ask(null, "?1"), null);
  assert.equal(ask("a", "?1"), null);
  await timers.pass(100);
  assert.equal(asked.length, 2);
});

test("requests keep their distance", async (t) => {
  const timers = fakeTimers(t), asked = fakeServer(t, (address) => json({ address }));
  let wanted = 0;
  const ask = createFetched((response) => response.json(), () => ask(`a${++wanted}`, "?1"), 200);
  ask("a0", "?1");
  await timers.pass(1010);
  assert.ok(asked.length >= 5 && asked.length <= 7, String(asked.length));
});
