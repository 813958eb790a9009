/** One listener hears all clicks, and asks a table what is to be done. */

import assert from "node:assert/strict";
import { test } from "node:test";

/** An element of which only its selectors and what it is in are known. */
class Element {
  constructor(selectors, parent = null) {
    Object.assign(this, { selectors, parent });
  }

  closest(selector) {
    return this.selectors.includes(selector) ? this : this.parent?.closest(selector) ?? null;
  }
}

const heard = [];
globalThis.Element = Element;
globalThis.document = { addEventListener: (...listener) => heard.push(listener) };
const { onClick, onClickElsewhere } = await import("../../assets/player/core/clicks.mjs");

const click = (target) => heard[0][1]({ target });

test("however much is registered, the page has one listener, which comes before the elements' own", () => {
  for (const selector of ["#a", "#b", "#c"]) onClick(selector, () => {});
  assert.equal(heard.length, 1);
  assert.deepEqual([heard[0][0], heard[0][2]], ["click", true]);
});

test("what is clicked inside an element counts for it, and the element is given", () => {
  const told = [], menu = new Element(["#menu"]), word = new Element(["span"], menu);
  onClick("#menu", (element, { target }) => told.push([element, target]));
  click(word);
  click(new Element(["#other"]));
  assert.deepEqual(told, [[menu, word]]);
});

test("all that a click lies in is told, in the order in which it was registered", () => {
  const told = [], list = new Element([".list"]), item = new Element([".item"], list);
  onClick(".item", () => told.push("item"));
  onClick(".list", () => told.push("list"));
  click(item);
  assert.deepEqual(told, ["item", "list"]);
});

test("a click elsewhere is one on anything else, the page itself included", () => {
  const told = [], box = new Element(["#box"]);
  onClickElsewhere("#box", () => told.push("elsewhere"));
  click(new Element(["b"], box));
  assert.deepEqual(told, []);
  click(new Element(["#far"]));
  click({});
  assert.deepEqual(told, ["elsewhere", "elsewhere"]);
});
