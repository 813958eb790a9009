import { fakeServer, FakeElement } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { format } from "../../assets/player/words/numbers.mjs";
import { later, learn, say, speak, spoken, tell } from "../../assets/player/words/words.mjs";

for (const [value, digits, text] of [
  [0, 4, "0"], [-0, 4, "0"], [1, 4, "1"], [1.23456, 4, "1.235"], [1.5, 2, "1.5"], [-2.5, 4, "−2.5"], [99999, 6, "99999"], [99999, 4, "100000"],
  [1e5, 4, "1.000e5"], [123456, 3, "1.23e5"], [0.001, 4, "0.001"], [0.00099, 2, "9.9e−4"], [-1e-7, 4, "−1.000e−7"],
  [NaN, 4, "–"], [Infinity, 4, "∞"], [-Infinity, 4, "−∞"], [3.4028234663852886e38, 4, "> 3.4e38"], [-3.4028234663852886e38, 4, "< −3.4e38"],
]) {
  test(`format(${value}, ${digits}) is ${text}`, () => assert.equal(format(value, digits), text));
}

test("values are put in where their names stand, and other braces stay", () => {
  assert.equal(say("step {step} of {steps}, {what}", { step: 3, steps: 20 }), "step 3 of 20, {what}");
});

test("zero and empty text are values too", () => assert.equal(say("{a}|{b}", { a: 0, b: "" }), "0|"));

test("later only marks", () => assert.equal(later("a text"), "a text"));

test("a language is fetched once, and spoken from then on; what is missing stays English", async (t) => {
  const asked = fakeServer(t, () => Response.json({ "step {k}": "Schritt {k}", "decimal mark: .": "Dezimalzeichen: ," }));
  await learn("de");
  await learn("de");
  assert.deepEqual(asked.map(({ address }) => address), ["languages/de.json"]);
  assert.equal(say("step {k}", { k: 2 }), "step 2");
  speak("de");
  assert.deepEqual([spoken(), say("step {k}", { k: 2 }), say("epoch")], ["de", "Schritt 2", "epoch"]);
  assert.deepEqual([document.documentElement.lang, document.documentElement.dataset.decimal], ["de", ","]);
  speak("en");
  assert.equal(say("step {k}", { k: 2 }), "step 2");
});

test("a language that was not learnt is not spoken", async (t) => {
  fakeServer(t, () => new Response("", { status: 404 }));
  await learn("xx");
  speak("xx");
  assert.equal(spoken(), "en");
});

test("an element is told its text, and keeps the English one to say it anew", () => {
  const element = new FakeElement();
  tell(element, "Run {k}", "say", { k: 3 });
  assert.deepEqual([element.textContent, element.dataset.say, JSON.parse(element.dataset.sayValues)], ["Run 3", "Run {k}", { k: 3 }]);
});

for (const [how, read] of [["sayTitle", (e) => e.title], ["sayLabel", (e) => e.getAttribute("aria-label")], ["sayTip", (e) => e.dataset.title]]) {
  test(`as ${how}`, () => assert.equal(read(tell(new FakeElement(), "Close", how)), "Close"));
}
