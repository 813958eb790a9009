import { near } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../../assets/player/core/formula.mjs";

const X = 0.7, Y = -1.3, COLUMNS = [[2, 3, 5], [0.5, 0.25, 0.125]];

for (const [tree, wanted] of [
  [4.25, 4.25],
  ["x", X],
  ["y", Y],
  [["neg", "x"], -X],
  [["add", "x", "y"], X + Y],
  [["sub", "x", "y"], X - Y],
  [["mul", "x", "y"], X * Y],
  [["div", "x", "y"], X / Y],
  [["pow", "x", 3], X * X * X],
  [["maximum", "x", "y"], X],
  [["minimum", "x", "y"], Y],
  [["exp", "y"], Math.E ** Y],
  [["log", "x"], Math.log(X)],
  [["log1p", "x"], Math.log(1 + X)],
  [["sqrt", "x"], X ** 0.5],
  [["sin", "x"], Math.sin(X)],
  [["cos", "y"], Math.cos(Y)],
  [["tanh", "x"], (Math.exp(2 * X) - 1) / (Math.exp(2 * X) + 1)],
  [["abs", "y"], 1.3],
  [["column", 1], 0.25],
  [["add", ["mul", "x", ["column", 0]], "y"], X * 3 + Y],
]) {
  test(`${JSON.stringify(tree)} at the second place`, () => near(assert, compile(tree, COLUMNS)(X, Y, 1), wanted, 1e-14));
}

for (const tree of ["z", ["cosh", "x"], ["add", "x"], ["neg", "x", "y"], ["add", "x", ["what", "y"]], ["column", 7], null, ["add", "x", "y", 1]]) {
  test(`${JSON.stringify(tree)} is not known`, () => assert.equal(compile(tree, COLUMNS), null));
}
