import { fakeServer, framed, run } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { alive, ask, Away, decode, Refused, unframe } from "../../assets/player/core/stream.mjs";

const BODY = { link: "?on=beale", edit: null, base: false, chunk: 0 };
const floats = (...values) => Float32Array.from(values);

test("a frame is taken apart into its header and the place of its blocks", () => {
  const buffer = framed({ a: "ü" }, floats(1.5));
  const { header, start } = unframe(buffer);
  assert.deepEqual(header, { a: "ü" });
  assert.equal(start % 4, 0);
  assert.equal(new Float32Array(buffer, start, 1)[0], 1.5);
});

test("blocks go to the runs in order, six each", () => {
  const blocks = Array.from({ length: 12 }, (_, k) => floats(k, k + 0.5));
  const { blocks: found } = decode(framed({ runs: [run("a", { count: 2 }), run("b", { count: 2 })] }, ...blocks));
  assert.deepEqual(found.map((list) => list.map((block) => [...block])), [0, 6].map((first) => Array.from({ length: 6 }, (_, k) => [first + k, first + k + 0.5])));
});

test("a run that is as before has no block, and the next one begins where it would", () => {
  const blocks = Array.from({ length: 6 }, (_, k) => floats(k));
  const { blocks: [kept, fresh] } = decode(framed({ runs: [run("a", { same: 0, count: 9 }), run("b", { count: 1 })] }, ...blocks));
  assert.equal(kept, null);
  assert.deepEqual(fresh.map(([value]) => value), [0, 1, 2, 3, 4, 5]);
});

test("a run with further series has further blocks", () => {
  const blocks = Array.from({ length: 7 }, (_, k) => floats(k));
  const { blocks: [found] } = decode(framed({ runs: [run("a", { count: 1, extra: ["clipped"] })] }, ...blocks));
  assert.equal(found.length, 7);
  assert.equal(found[6][0], 6);
});

test("a request is posted as JSON", async (t) => {
  const asked = fakeServer(t, () => new Response(framed({ runs: [] })));
  await ask(BODY);
  assert.deepEqual([asked[0].address, asked[0].options.method, asked[0].body], ["stream", "POST", BODY]);
});

test("a refusal is an error with the sentence of the server", async (t) => {
  fakeServer(t, () => Response.json({ problem: "Too many steps." }, { status: 400 }));
  await assert.rejects(ask(BODY), (error) => error instanceof Refused && error.message === "Too many steps.");
});

test("a refusal without a sentence says the number", async (t) => {
  fakeServer(t, () => new Response("<html>", { status: 500 }));
  await assert.rejects(ask(BODY), (error) => error instanceof Refused && error.message === "The server answered 500.");
});

for (const status of [429, 502, 503, 504]) {
  test(`${status} counts as away, not as refused`, async (t) => {
    fakeServer(t, () => new Response("", { status }));
    await assert.rejects(ask(BODY), Away);
  });
}

test("no connection is away", async (t) => {
  fakeServer(t, () => new TypeError("Failed to fetch"));
  await assert.rejects(ask(BODY), Away);
});

test("who breaks it off hears of that, and not of a server that is away", async (t) => {
  const control = new AbortController(), mine = new DOMException("mine", "AbortError");
  fakeServer(t, () => mine);
  control.abort();
  await assert.rejects(ask(BODY, 4000, control.signal), (error) => error === mine);
});

test("the server is alive when it says so, and not when nothing answers", async (t) => {
  const answers = [new Response("{}"), new Response("", { status: 503 }), new TypeError("no")];
  fakeServer(t, () => answers.shift());
  assert.deepEqual([await alive(), await alive(), await alive()], [true, false, false]);
});
