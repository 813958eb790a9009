/** Stamps are compared part by part. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { same } from "../../assets/player/core/stamp.mjs";

test("tuples are the same where all their parts are", () => {
  assert.equal(same([1, "a", null], [1, "a", null]), true);
  assert.equal(same([1, "a", null], [1, "a", undefined]), false);
  assert.equal(same([1, 2], [1, 2, 3]), false);
  assert.equal(same([], []), true);
});

test("parts that would read alike are not the same", () => {
  assert.equal(same(["1 2", 3], ["1", "2 3"]), false);
  assert.equal(same([1], ["1"]), false);
  assert.equal(same([true], ["true"]), false);
});

test("a part may be a tuple, and a number that is none is itself", () => {
  assert.equal(same([[1, 2], 3], [[1, 2], 3]), true);
  assert.equal(same([[1, 2], 3], [[1, 4], 3]), false);
  assert.equal(same([NaN], [NaN]), true);
});

test("what is no tuple is compared as it is", () => {
  const one = {};
  assert.equal(same(one, one), true);
  assert.equal(same(one, {}), false);
  assert.equal(same(null, []), false);
  assert.equal(same("", ""), true);
});
