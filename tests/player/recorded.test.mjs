import { framed } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnswers } from "../../assets/player/recorded/answers.mjs";
import { createServer } from "../../assets/player/recorded/server.mjs";
import { unpack } from "../../assets/player/recorded/unpack.mjs";
import { unframe } from "../../assets/player/core/stream.mjs";

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
  assert.deepEqual(problems, ["This is a recording. The link below opens the lab, where everything can be changed."]);
});

test("a recording changes what it carries already, and shows and hides parts but the panel", async () => {
  const change = recorded();
  assert.equal((await change({ path: "present", value: "true" })).view.present, true);
  assert.equal((await change({ path: "inspect", value: "2" })).view.inspect, 2);
  assert.deepEqual((await change({ path: "show.table", value: "false" })).view.hide, ["panel", "table"]);
  assert.deepEqual((await change({ path: "show.panel", value: "true" })).view.hide, ["panel", "table"]);
});
