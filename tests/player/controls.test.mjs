import { track } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { unsorted } from "../../assets/player/recorded/unpack.mjs";
import { clockKeys, listenToKeys, runKeys } from "../../assets/player/controls/keys.mjs";
import { nameOf, sorted } from "../../assets/player/controls/key-sheet.mjs";
import { nextRate } from "../../assets/player/controls/rates.mjs";
import { wordAt } from "../../assets/player/controls/table.mjs";

for (const [rate, by, wanted] of [[0.1, 1, 0.2], [0.2, 1, 0.5], [0.5, 1, 1], [0.1, -1, 0.05], [1, -1, 0.5], [0.03, 1, 0.05], [0.03, -1, 0.02], [0.1 + 1e-17, 1, 0.2], [0.30000000000000004, -1, 0.2], [1e-9, -1, 5e-10]]) {
  test(`the rate ${by > 0 ? "above" : "below"} ${rate} is ${wanted}`, () => assert.equal(nextRate(rate, by), wanted));
}

for (const [more, step, word] of [
  [{ ended: false, word: "arrived", count: 10 }, 9, "running"], [{ ended: true, at: 5, word: "arrived", count: 10 }, 4, "running"],
  [{ ended: true, at: 5, word: "arrived", count: 10 }, 5, "arrived"], [{ ended: true, at: null, word: "stalled", count: 10 }, 9, "stalled"], [{ ended: true, at: null, word: "stalled", count: 10 }, 8, "running"],
]) {
  test(`at step ${step} a run with ${JSON.stringify(more)} is ${word}`, () => assert.equal(wordAt(more, step), word));
}

const key = (name, more = {}) => ({ key: name, text: `does ${name}`, run() {}, ...more });

test("keys are listed under their headings, in the order of these", () => {
  const found = sorted([key("p", { group: "Screen" }), key("b"), key(" ", { group: "Playback" })]);
  assert.deepEqual(found.map(([group]) => group), ["Playback", "Pictures", "Screen"]);
});

test("keys that do the same are one line, each key once", () => {
  const [[, texts]] = sorted([key("+", { text: "Faster" }), key("=", { text: "Faster" }), key("+", { text: "Faster" })]);
  assert.deepEqual([...texts].map(([text, keys]) => [text, keys.map((one) => one.key)]), [["Faster", ["+", "="]]]);
});

test("Escape is one key, whoever listens", () => {
  const [[, texts]] = sorted([key("Escape", { text: "a" }), key("Escape", { text: "b" })]);
  assert.deepEqual([...texts.keys()], ["a"]);
});

for (const [name, written] of [["q", "Q"], [" ", "Space"], ["ArrowLeft", "←"], ["Escape", "Esc"], ["F2", "F2"]]) {
  test(`the key ${JSON.stringify(name)} is written ${written}`, () => assert.equal(nameOf(name), written));
}

test("the keys of the clock do what the clock does, ten steps with Shift", () => {
  const told = [], clock = new Proxy({}, { get: (_, name) => (...given) => { told.push([name, ...given]); } });
  const keys = clockKeys(clock), press = (name, shiftKey = false) => keys.find((one) => one.key === name).run({ shiftKey });
  press(" ");
  press("ArrowRight");
  press("ArrowLeft", true);
  press("End");
  press("-");
  assert.deepEqual(told, [["toggle"], ["move", 1], ["move", -10], ["end"], ["faster", -1]]);
});

test("a number key hides or shows its run; without such a run it is left alone", () => {
  const edits = [], runs = [track("run1", { x: [1] }), track("run2", { x: [1], visible: false })];
  const keys = runKeys({ runs }, (...edit) => edits.push(edit));
  assert.deepEqual([keys[0].run(), keys[1].run(), keys[2].run(), keys[2].live()], [true, true, false, false]);
  assert.deepEqual(edits, [["run1.visible", "false"], ["run2.visible", "true"]]);
});

test("the later of two with the same key is asked first, and the other if that has nothing to do", () => {
  const told = [], press = (name, more = {}) => document.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), { key: name, ...more }));
  let taken = true;
  listenToKeys([{ key: "z", run: () => void told.push("first") }, { key: "z", run: () => Boolean(told.push("second")) && taken }]);
  press("Z");
  taken = false;
  press("z");
  press("z", { ctrlKey: true });
  assert.deepEqual(told, ["second", "second", "first"]);
});

test("bytes that were put apart by their place in a number are put together", () => {
  const floats = Float32Array.from([1.5, -2.25, 3e7]), bytes = new Uint8Array(floats.buffer);
  const apart = Uint8Array.from({ length: 12 }, (_, k) => bytes[4 * (k % 3) + Math.floor(k / 3)]);
  assert.deepEqual([...new Float32Array(unsorted(apart).buffer)], [...floats]);
});
