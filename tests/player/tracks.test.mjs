import { run } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createTracks, headOf, seriesOf } from "../../assets/player/core/tracks.mjs";

const NAMES = ["x", "y", "loss", "slope", "rate", "height"];
const view = { axis: "step" };

/** Blocks of so many steps: series s at step k is 100 s + k, the first step being `first`. */
const block = (count, first = 0, series = 6) =>
  Array.from({ length: series }, (_, s) => Float32Array.from({ length: count }, (_, k) => 100 * s + first + k));

/** An answer of one chunk of runs. */
function answer(runs, more = {}) {
  return {
    header: { runs, steps: 20, start: [1, 2], view, ...more },
    blocks: runs.map((one) => (one.same === undefined ? block(one.count, one.first, seriesOf(one).length) : null)),
  };
}

function loaded(count = 5, more = {}) {
  const tracks = createTracks();
  tracks.replace(answer([run("run1", { count, ...more })]));
  return tracks;
}

test("a run has six series, in the order of the blocks", () => {
  const [track] = loaded().runs;
  NAMES.forEach((name, s) => assert.deepEqual([...track[name]], [0, 1, 2, 3, 4].map((k) => 100 * s + k)));
});

test("further series follow the six", () => {
  assert.deepEqual(seriesOf({ extra: ["clipped", "fired"] }), [...NAMES, "clipped", "fired"]);
  assert.deepEqual([...loaded(2, { extra: ["clipped"] }).runs[0].clipped], [600, 601]);
});

test("what the header says of all runs is kept", () => {
  const tracks = createTracks();
  tracks.replace(answer([run("run1", { count: 1 })], { examples: { m: 8 }, coordinates: ["w", "b"], stop: { series: "loss" }, ghost: { shift: 1 } }));
  assert.deepEqual([tracks.steps, tracks.start, tracks.examples, tracks.coordinates, tracks.stop.series, tracks.ghost.shift], [20, [1, 2], 8, ["w", "b"], "loss", 1]);
});

test("a run that is the same keeps its arrays and takes what is said of it now", () => {
  const tracks = loaded(5), before = tracks.runs[0];
  tracks.replace(answer([run("run1", { count: 5, same: 0, label: "new", visible: false })]));
  assert.equal(tracks.runs[0].x, before.x);
  assert.deepEqual([tracks.runs[0].label, tracks.runs[0].visible], ["new", false]);
});

test("runs that change places keep their own series", () => {
  const tracks = createTracks();
  tracks.replace(answer([run("run1", { count: 2 }), run("run2", { count: 3 })]));
  const [one, two] = tracks.runs;
  tracks.replace(answer([run("run2", { same: 1, count: 3 }), run("run1", { same: 0, count: 2 })]));
  assert.deepEqual(tracks.runs.map((track) => track.x), [two.x, one.x]);
});

test("a further chunk is added behind what is there", () => {
  const tracks = loaded(5);
  tracks.append(answer([run("run1", { first: 5, count: 3 })]));
  assert.equal(tracks.runs[0].count, 8);
  assert.deepEqual([...tracks.runs[0].x.subarray(0, 8)], [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("a chunk that does not follow is not taken", () => {
  const tracks = loaded(5);
  tracks.append(answer([run("run1", { first: 7, count: 3, word: "said" })]));
  assert.deepEqual([tracks.runs[0].count, tracks.runs[0].word], [5, "said"]);
});

test("arrays grow by doubling, so that a long run is not copied at every chunk", () => {
  const tracks = loaded(4);
  const sizes = [];
  for (let first = 4; first < 12; first += 2) {
    tracks.append(answer([run("run1", { first, count: 2 })]));
    sizes.push(tracks.runs[0].x.length);
  }
  assert.deepEqual(sizes, [8, 8, 16, 16]);
});

test("version changes with every answer, identity with those that replace", () => {
  const tracks = loaded(5), { version, identity } = tracks;
  tracks.append(answer([run("run1", { first: 5, count: 1 })]));
  assert.deepEqual([tracks.version - version, tracks.identity - identity], [1, 0]);
  tracks.replace(answer([run("run1", { count: 1 })]));
  assert.deepEqual([tracks.version - version, tracks.identity - identity], [2, 1]);
});

test("available is the last step of the slowest run that goes on", () => {
  const tracks = createTracks();
  tracks.replace(answer([run("run1", { count: 9 }), run("run2", { count: 5 }), run("run3", { count: 2, ended: true })]));
  assert.equal(tracks.available(), 4);
});

test("when all have ended everything is available", () => {
  assert.equal(loaded(4, { ended: true }).available(), 20);
});

test("extent is the last step at which anything moves", () => {
  const tracks = createTracks();
  tracks.replace(answer([run("run1", { count: 9, ended: true }), run("run2", { count: 5, ended: true })]));
  assert.equal(tracks.extent(), 8);
  assert.equal(loaded(5).extent(), 20);
});

for (const [count, size, chunk] of [[501, 500, 1], [500, 500, 0], [1001, 500, 2], [11, 10, 1]]) {
  test(`with ${count} points and chunks of ${size} the next chunk is ${chunk}`, () => {
    assert.equal(loaded(count).missing(size), chunk);
  });
}

test("nothing is missing when all runs have ended", () => {
  assert.equal(loaded(5, { ended: true }).missing(500), null);
});

test("an average is a path of its own, called by the abbreviation of its title", () => {
  const [track] = loaded(3, { average: "Stochastic weight averaging (SWA)", extra: ["average_x", "average_y"] }).runs;
  assert.deepEqual([track.mean.label, track.mean.count, track.mean.x, track.mean.y], ["SWA", 3, track.average_x, track.average_y]);
  assert.equal(loaded(3).runs[0].mean, null);
});

test("a kept run that has ended since stays ended, and so does what was said of its end", () => {
  const tracks = loaded(5);
  tracks.append(answer([run("run1", { first: 5, count: 2, ended: true, status: "converged", word: "arrived", at: 6 })]));
  tracks.replace(answer([run("run1", { same: 0, ended: false, status: "running", word: "running", count: 5 })]));
  const [track] = tracks.runs;
  assert.deepEqual([track.ended, track.status, track.word, track.at, track.count], [true, "converged", "arrived", 6, 7]);
});

test("the head of a run is at the step, or at its last point", () => {
  assert.equal(headOf({ count: 5 }, 3), 3);
  assert.equal(headOf({ count: 5 }, 30), 4);
});
