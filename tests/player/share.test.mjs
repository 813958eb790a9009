import "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { embedAddress, labAddress, toldAddress, withHidden } from "../../assets/player/share/address.mjs";
import { delayOf, stepsShown } from "../../assets/player/formats/film.mjs";

for (const [link, hidden, wanted] of [
  ["?on=beale&hide=table", ["panel"], "?on=beale&hide=panel"], ["?hide=table", [], ""], ["", ["panel", "table"], "?hide=panel,table"], ["?on=beale", [], "?on=beale"],
]) {
  test(`${link || "no link"} with ${hidden.join() || "nothing"} hidden`, () => assert.equal(withHidden(link, hidden), wanted));
}

test("addresses are those of the place where the lab is", () => {
  location.href = "http://lab/course/";
  location.origin = "http://lab";
  assert.deepEqual([labAddress("?on=beale"), labAddress(""), embedAddress("?on=beale"), toldAddress("qr.svg", "")], ["http://lab/course/?on=beale", "http://lab/course/", "http://lab/course/embed?on=beale", "qr.svg?&at=http%3A%2F%2Flab"]);
});

test("a film of few steps shows all of them", () => assert.deepEqual(stepsShown(5), [0, 1, 2, 3, 4, 5]));

test("a film of many steps shows the first ten, and no more than 120 pictures", () => {
  const steps = stepsShown(20_000);
  assert.deepEqual(steps.slice(0, 11), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.ok(steps.length <= 120 && steps.length > 100, String(steps.length));
  assert.equal(steps.at(-1), 20_000);
  const strides = new Set(steps.slice(11, -1).map((step, k) => step - steps[10 + k]));
  assert.equal(strides.size, 1);
});

test("the first steps of a film stay, and the last one longest", () => {
  const steps = stepsShown(1000);
  assert.deepEqual([delayOf(0, steps), delayOf(9, steps), delayOf(1000, steps)], [250, 250, 2000]);
  assert.ok(delayOf(500, steps) >= 40 && delayOf(500, steps) < 100);
});
