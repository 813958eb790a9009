import { fakeServer, fakeTimers } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAsked } from "../../assets/player/basins/asked.mjs";

const STAGES = [{ words: "&cells=64", after: 0 }, { words: "&cells=192", after: 300 }];

/** Maps that say which address they are of; `draw` is a frame in which a link is wanted. */
function made(t, stages = STAGES) {
  const timers = fakeTimers(t);
  const asked = fakeServer(t, (address) => (address.includes("bad") ? new Response("", { status: 400 }) : new Response(address)));
  let wanted = null;
  const ask = createAsked("basins", stages, (buffer) => ({ of: new TextDecoder().decode(buffer), final: false }), () => ask(wanted));
  /** What is at hand in the frame, or so much later. */
  const draw = async (link, time = 0) => {
    wanted = link;
    const found = ask(link);
    if (!time) return found;
    await timers.pass(time);
    return ask(link);
  };
  return { draw, addresses: () => asked.map(({ address }) => address) };
}

test("a map comes in haste first, and in full when the link rests", async (t) => {
  const { draw, addresses } = made(t);
  const first = await draw("?on=beale", 100);
  assert.deepEqual([first.of, first.stale], ["basins?on=beale&cells=64", undefined]);
  assert.equal((await draw("?on=beale", 1000)).of, "basins?on=beale&cells=192");
  assert.deepEqual(addresses(), ["basins?on=beale&cells=64", "basins?on=beale&cells=192"]);
});

test("on the same landscape the map of the link before stands, and is said to be stale", async (t) => {
  const { draw } = made(t);
  await draw("?on=beale&steps=1", 1000);
  const found = await draw("?on=beale&steps=2");
  assert.deepEqual([found.of, found.stale], ["basins?on=beale&steps=1&cells=192", true]);
});

test("the map of another landscape is never shown", async (t) => {
  const { draw } = made(t);
  await draw("?on=beale", 1000);
  assert.equal(await draw("?on=sphere"), null);
});

test("a map that is not wanted is not shown, and none is asked for", async (t) => {
  const { draw, addresses } = made(t);
  assert.equal(await draw(null, 1000), null);
  assert.deepEqual(addresses(), []);
});

test("what the server refuses is missing, and not asked again", async (t) => {
  const { draw, addresses } = made(t);
  const found = await draw("?on=bad", 5000);
  assert.deepEqual([found.final, found.missing], [true, ""]);
  assert.equal(addresses().length, 1);
});
