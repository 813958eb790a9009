import { FakeElement, fakeServer, fakeTimers, framed, page, settle } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHistory } from "../../assets/player/core/history.mjs";
import { createLink } from "../../assets/player/core/link.mjs";

const header = (link, more = {}) => ({ link, runs: [], problems: [], view: { language: "en" }, structure: "s", scene: "c", axes: "a", controls: {}, limits: {}, ...more });

/** A link whose server answers an edit by putting it behind the link that it was asked about. */
function made(t, answer = null) {
  const timers = fakeTimers(t), shown = [], more = [], open = [];
  const asked = fakeServer(t, (address, { body }) => {
    if (address === "health") return new Response("{}");
    const { link, edit, chunk } = JSON.parse(body);
    const usual = () => new Response(framed(header(edit ? `${link || "?"}${edit.path}=${edit.value};` : link, { chunk })));
    return answer ? answer({ link, edit, chunk }, usual, open) : usual();
  });
  const wants = { chunk: null };
  const banner = new FakeElement(), problems = new FakeElement(), set = [], controls = [];
  page({ banner, problems, table: new FakeElement() });
  window.dash_clientside = { set_props: (id, props) => set.push([id, props]), lab: { show: (path, value) => controls.push([path, value]) } };
  location.search = "";
  const written = [];
  Object.assign(history, { pushState: (_, __, address) => { written.push(["push", address]); }, replaceState: (_, __, address) => { written.push(["replace", address]); } });
  const link = createLink({ answered: (found, why) => shown.push([found.header.link, why]), appended: (found) => more.push(found.header.chunk), wantsMore: () => wants.chunk, pictured: Promise.resolve() });
  const bodies = () => asked.filter(({ address }) => address === "stream").map(({ body }) => body);
  t.after(() => { delete window.dash_clientside; });
  return { link, timers, shown, more, open, bodies, wants, banner, problems, set, controls, written };
}

test("the first request asks for the link in the address", async (t) => {
  const { link, bodies, shown, timers } = made(t);
  link.load();
  await timers.pass(1);
  assert.deepEqual(bodies(), [{ link: "", edit: null, base: false, chunk: 0 }]);
  assert.deepEqual(shown, [["", "load"]]);
});

test("an edit goes to the server with the link that is on the screen", async (t) => {
  const { link, bodies, shown, timers } = made(t);
  link.load();
  await timers.pass(1);
  link.edit("lr", "0.2");
  await timers.pass(1);
  assert.deepEqual(bodies()[1], { link: "", edit: { path: "lr", value: "0.2" }, base: true, chunk: 0 });
  assert.deepEqual(shown[1], ["?lr=0.2;", "edit"]);
  assert.equal(link.link, "?lr=0.2;");
});

test("while one request is under way the newest value of each control waits, and the last arrives", async (t) => {
  const { link, bodies, timers, open } = made(t, (_, usual, list) => new Promise((resume) => list.push(() => resume(usual()))));
  link.load();
  await timers.pass(1);
  open.shift()();
  await timers.pass(1);
  for (const value of ["1", "2", "3"]) link.edit("lr", value);
  link.edit("steps", "50");
  await timers.pass(1);
  assert.equal(bodies().length, 2);
  for (let k = 0; k < 3; k++) {
    open.shift()?.();
    await timers.pass(1);
  }
  assert.deepEqual(bodies().slice(1).map(({ edit }) => `${edit.path}=${edit.value}`), ["lr=1", "lr=3", "steps=50"]);
});

test("each gesture is an entry of the history, a value that goes on is none", async (t) => {
  const { link, written, timers } = made(t);
  link.load();
  await timers.pass(1);
  link.edit("lr", "1");
  await timers.pass(100);
  link.edit("lr", "2");
  await timers.pass(2000);
  link.edit("lr", "3");
  await timers.pass(1);
  assert.deepEqual(written.map(([kind]) => kind), ["push", "replace", "push"]);
});

test("a server that is away is said, and gets the last change when it is back", async (t) => {
  let away = true;
  const { link, banner, shown, timers } = made(t, ({ edit }, usual) => (edit && away ? new TypeError("Failed to fetch") : usual()));
  link.load();
  await timers.pass(1);
  link.edit("lr", "1");
  await timers.pass(1);
  assert.equal(banner.hidden, false);
  link.edit("lr", "2");
  away = false;
  await timers.pass(1100);
  assert.equal(banner.hidden, true);
  assert.deepEqual(shown.map(([text]) => text), ["", "?lr=2;"]);
});

test("a refusal is told once, and not asked again", async (t) => {
  const { link, bodies, problems, timers } = made(t, ({ edit }, usual) => (edit ? Response.json({ problem: "No." }, { status: 400 }) : usual()));
  link.load();
  await timers.pass(1);
  link.edit("lr", "bad");
  await timers.pass(5000);
  assert.equal(bodies().length, 2);
  assert.deepEqual(problems.children.map(({ textContent }) => textContent), ["No."]);
  assert.equal(problems.hidden, false);
});

test("further chunks are asked for when they are wanted, and not while an edit waits", async (t) => {
  const { link, more, wants, timers } = made(t);
  link.load();
  await timers.pass(1);
  link.feed();
  await timers.pass(1);
  assert.deepEqual(more, []);
  wants.chunk = 2;
  link.feed();
  await timers.pass(1);
  assert.deepEqual(more, [2]);
});

test("a chunk of an older link is dropped", async (t) => {
  const { link, more, wants, timers, open } = made(t, ({ chunk }, usual, list) => (chunk ? new Promise((resume) => list.push(() => resume(usual()))) : usual()));
  link.load();
  await timers.pass(1);
  wants.chunk = 1;
  link.feed();
  await timers.pass(1);
  link.edit("lr", "1");
  await timers.pass(1);
  open.shift()();
  await timers.pass(1);
  assert.deepEqual(more, []);
});

test("Dash hears of the panel, the scene and the axes only when they change", async (t) => {
  const { link, set, timers } = made(t);
  link.load();
  await timers.pass(1);
  assert.deepEqual(set.map(([id]) => id).sort(), ["axes", "link", "scene"]);
  link.edit("lr", "1");
  await timers.pass(1);
  assert.equal(set.length, 3);
});

test("a control that the hand has moved on keeps its value", async (t) => {
  const { link, controls, timers, open } = made(t, ({ link: of, edit }, usual, list) =>
    edit ? new Promise((resume) => list.push(() => resume(new Response(framed(header(`${of}!`, { controls: { lr: "0.1", steps: "9" } })))))) : usual());
  link.load();
  await timers.pass(1);
  link.edit("lr", "1");
  await timers.pass(1);
  link.edit("lr", "2");
  open.shift()();
  await timers.pass(1);
  assert.deepEqual(controls, [["steps", "9"]]);
});

/** The browser's history: what is written, and what is in the address bar. */
function visits(t) {
  const timers = fakeTimers(t), written = [], moved = [];
  location.search = "?a";
  Object.assign(history, { pushState: (_, __, address) => { written.push(["push", address]); }, replaceState: (_, __, address) => { written.push(["replace", address]); } });
  return { timers, written, moved, history: createHistory(() => moved.push(1)) };
}

test("edits of one path in quick succession are one gesture, others are another", async (t) => {
  const { timers, history: past } = visits(t);
  const first = past.gestureOf("lr");
  await timers.pass(600);
  assert.equal(past.gestureOf("lr"), first);
  await timers.pass(600);
  assert.equal(past.gestureOf("lr"), first);
  await timers.pass(800);
  const second = past.gestureOf("lr");
  assert.notEqual(second, first);
  assert.notEqual(past.gestureOf("steps"), second);
});

test("while a hand is down the gesture goes on, however long it rests", async (t) => {
  const { timers, history: past } = visits(t);
  dispatchEvent(new Event("pointerdown"));
  const first = past.gestureOf("lr");
  await timers.pass(5000);
  assert.equal(past.gestureOf("lr"), first);
  dispatchEvent(new Event("pointerup"));
  await timers.pass(5000);
  assert.notEqual(past.gestureOf("lr"), first);
});

test("the same link is not written", (t) => {
  const { written, history: past } = visits(t);
  past.write("?a", 1);
  past.replace("?a");
  assert.deepEqual(written, []);
});

test("a canonical link takes the place of its equal", (t) => {
  const { written, history: past } = visits(t);
  past.replace("?b");
  assert.deepEqual(written, [["replace", "/?b"]]);
});

test("a link of the page is an entry, and is then followed", (t) => {
  const { written, moved, history: past } = visits(t);
  past.visit("?b");
  assert.deepEqual([written, moved.length], [[["push", "/?b"]], 1]);
});

test("Back is followed, and the next edit is a gesture of its own", (t) => {
  const { moved, history: past } = visits(t);
  const first = past.gestureOf("lr");
  dispatchEvent(new Event("popstate"));
  assert.equal(moved.length, 1);
  assert.notEqual(past.gestureOf("lr"), first);
});

test("settle lets promises run", async () => {
  let run = false;
  Promise.resolve().then(() => { run = true; });
  await settle();
  assert.ok(run);
});
