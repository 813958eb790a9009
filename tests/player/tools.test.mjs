/** The tools that check the player are pinned, and their lock says nothing of where they come from. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

test("the lock names no host", () => assert.doesNotMatch(read("package-lock.json"), /:\/\//));

test("every package of the lock has its version and its hash", () => {
  const { "": project, ...packages } = JSON.parse(read("package-lock.json")).packages;
  for (const [name, { version, integrity }] of Object.entries(packages)) assert.ok(/^\d+\.\d+\.\d+$/.test(version) && /^sha512-/.test(integrity), name);
  assert.deepEqual(project.devDependencies, JSON.parse(read("package.json")).devDependencies);
});

test("the tools are pinned to one version, and the player itself needs no package", () => {
  const { devDependencies, dependencies } = JSON.parse(read("package.json"));
  assert.equal(dependencies, undefined);
  for (const [name, version] of Object.entries(devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
});
