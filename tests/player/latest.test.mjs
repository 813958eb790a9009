/** One question in flight, and the newest wins: with answers that come when the test says so. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { createLatest } from "../../assets/player/core/latest.mjs";

/** A server whose answers are given by hand, in any order. */
function fakeServer() {
  const asked = [];
  const ask = (question, signal) => new Promise((answer, refuse) => {
    asked.push({ question, signal, answer, refuse });
  });
  return { asked, ask, questions: () => asked.map(({ question }) => question.join(" ")) };
}

const settle = async () => {
  for (let k = 0; k < 8; k++) await Promise.resolve();
};

let now = 0;
/** Time goes on: for what reads the clock and for what waits. */
async function pass(time) {
  now += time;
  mock.timers.tick(time);
  await settle();
}

beforeEach(() => {
  now = 0;
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(performance, "now", () => now);
});
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test("a question is asked once, however often it is wanted", async () => {
  const server = fakeServer(), came = [], latest = createLatest({ ask: server.ask, arrived: ({ answer }) => came.push(answer) });
  assert.equal(latest.want(["a"]), null);
  latest.want(["a"]);
  server.asked[0].answer("A");
  await settle();
  assert.deepEqual(latest.want(["a"]), { question: ["a"], answer: "A" });
  assert.deepEqual(server.questions(), ["a"]);
  assert.deepEqual(came, ["A"]);
});

test("a newer question aborts the request of the older one, whose answer is dropped though it comes last", async () => {
  const server = fakeServer(), came = [], latest = createLatest({ ask: server.ask, arrived: ({ answer }) => came.push(answer) });
  latest.want(["a"]);
  latest.want(["b"]);
  assert.deepEqual(server.asked.map(({ signal }) => signal.aborted), [true, false]);
  server.asked[1].answer("B");
  await settle();
  server.asked[0].answer("A");
  await settle();
  assert.deepEqual(came, ["B"]);
  assert.equal(latest.want(["b"]).answer, "B");
});

test("the rejection of an aborted request is nobody's failure", async () => {
  const server = fakeServer(), lost = [], latest = createLatest({ ask: server.ask, failed: (error) => lost.push(error) });
  latest.want(["a"]);
  latest.want(["b"]);
  server.asked[0].refuse(new Error("aborted"));
  await settle();
  assert.deepEqual(lost, []);
  assert.deepEqual(latest.asking, ["b"]);
});

test("while a request is let finish, only the newest of what is wanted meanwhile is asked", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, finish: () => true });
  latest.want(["a"]);
  for (const next of ["b", "c", "d"]) latest.want([next]);
  assert.deepEqual(server.questions(), ["a"]);
  assert.equal(server.asked[0].signal.aborted, false);
  server.asked[0].answer("A");
  await settle();
  assert.deepEqual(server.questions(), ["a", "d"]);
});

test("an older answer stands while the new one is awaited only where it is kept", async () => {
  const keep = ([, before], [, now]) => before === now, server = fakeServer(), latest = createLatest({ ask: server.ask, keep });
  latest.want([1, "x"]);
  server.asked[0].answer("one");
  await settle();
  assert.equal(latest.want([2, "x"]).answer, "one");
  assert.equal(latest.want([2, "y"]), null);
  assert.equal(server.asked[1].signal.aborted, true);
});

test("null forgets: the request is aborted, and what was known is asked anew", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask });
  latest.want(["a"]);
  server.asked[0].answer("A");
  await settle();
  assert.equal(latest.want(null), null);
  assert.equal(latest.want(["a"]), null);
  assert.equal(latest.want(null), null);
  assert.equal(server.asked[1].signal.aborted, true);
  assert.deepEqual([latest.asking, latest.wanted, latest.held], [null, null, null]);
});

test("a question rests before it is asked, and each change begins the rest anew", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, rest: 150 });
  latest.want(["a"]);
  await pass(100);
  latest.want(["b"]);
  await pass(149);
  assert.deepEqual(server.questions(), []);
  await pass(1);
  assert.deepEqual(server.questions(), ["b"]);
});

test("a change that is not fresh needs no further rest", async () => {
  const server = fakeServer(), fresh = ([before], [now]) => before !== now;
  const latest = createLatest({ ask: server.ask, rest: 150, fresh, finish: () => true });
  latest.want(["a"]);
  await pass(150);
  server.asked[0].answer(1);
  await settle();
  latest.want(["a", "more"]);
  assert.deepEqual(server.questions(), ["a", "a more"]);
  server.asked[1].answer(2);
  await settle();
  latest.want(["b", "more"]);
  assert.equal(server.asked.length, 2);
});

test("the rest may depend on the question", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, rest: ([, stage]) => (stage ? 400 : 0), fresh: ([a], [b]) => a !== b, keep: () => true });
  latest.want(["map", 0]);
  server.asked[0].answer("rough");
  await settle();
  assert.equal(latest.want(["map", 1]).answer, "rough");
  await pass(399);
  assert.equal(server.asked.length, 1);
  await pass(1);
  assert.deepEqual(server.questions(), ["map 0", "map 1"]);
});

test("between two requests there is a gap", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, gap: 50 });
  latest.want(["a"]);
  server.asked[0].answer("A");
  await settle();
  await pass(20);
  latest.want(["b"]);
  await pass(29);
  assert.equal(server.asked.length, 1);
  await pass(1);
  assert.deepEqual(server.questions(), ["a", "b"]);
});

test("what fails is asked again after a while, and the last answer stands meanwhile", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, again: 1000, keep: () => true });
  latest.want(["a"]);
  server.asked[0].answer("A");
  await settle();
  latest.want(["b"]);
  server.asked[1].refuse(new Error("away"));
  await settle();
  assert.equal(latest.want(["b"]).answer, "A");
  await pass(999);
  assert.equal(server.asked.length, 2);
  await pass(1);
  assert.deepEqual(server.questions(), ["a", "b", "b"]);
});

test("without a time for it, what fails is asked again when it is wanted again, and not before", async () => {
  const server = fakeServer(), lost = [];
  const latest = createLatest({ ask: server.ask, finish: () => true, failed: (error, question) => lost.push([error.message, ...question]) });
  latest.want(["a"]);
  latest.want(["b"]);
  server.asked[0].refuse(new Error("away"));
  await settle();
  await pass(60000);
  assert.deepEqual(server.questions(), ["a"]);
  assert.deepEqual(lost, [["away", "a"]]);
  latest.want(["b"]);
  assert.deepEqual(server.questions(), ["a", "b"]);
});

test("what is known already is not asked", async () => {
  const server = fakeServer(), held = new Set(["a"]);
  const latest = createLatest({ ask: server.ask, known: ([name]) => held.has(name), arrived: ({ question: [name] }) => held.add(name) });
  latest.want(["a"]);
  latest.want(["b"]);
  server.asked[0].answer(1);
  await settle();
  latest.want(["a"]);
  assert.deepEqual(server.questions(), ["b"]);
});

test("who hears of an answer may want the next thing at once", async () => {
  const server = fakeServer(), latest = createLatest({ ask: server.ask, arrived: ({ answer }) => latest.want([answer]) });
  latest.want(["a"]);
  server.asked[0].answer("b");
  await settle();
  assert.deepEqual(server.questions(), ["a", "b"]);
  assert.deepEqual(latest.asking, ["b"]);
});
