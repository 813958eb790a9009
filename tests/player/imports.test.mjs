/** The player's imports point one way, from room to room, and no module imports itself in a circle. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const PLAYER = fileURLToPath(new URL("../../assets/player/", import.meta.url));
// From the bottom to the top: a module imports its own room and what stands before it.
const ROOMS = [
  "words", "core", "plot", "paths", "curves", "inspector", "data", "controls", "step", "basins", "rate-maps",
  "slice", "sides", "lessons", "share", "formats", "views", "discovered.mjs", "features.mjs", "lab.mjs", "recorded",
];
// What is made from Python's declarations when it serves (ui/takeaway/modules.py): made.mjs says how.
const MADE = `${process.env.MADE}/player/`;
const IMPORT = /^import (?:\{[^}]*\} from )?"([^"]+)";$/gm;

const filesOf = (folder) => readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(".mjs"));
const written = () => filesOf(PLAYER), made = () => filesOf(MADE), modules = () => [...written(), ...made()];
const textOf = (name) => readFileSync((made().includes(name) ? MADE : PLAYER) + name, "utf8");
const roomOf = (name) => name.split("/")[0];
const resolved = (from, place) => posix.normalize(posix.join(posix.dirname(from), place));

/** What each module imports of the player. */
function importsOf(names, read) {
  return new Map(names.map((name) => [name, [...read(name).matchAll(IMPORT)].map(([, place]) => resolved(name, place)).filter((other) => !other.startsWith(".."))]));
}

const real = () => importsOf(modules(), textOf);

/** The imports that point to a room further up, or to a module that is not there. */
function wrongOf(imports) {
  const wrong = [];
  for (const [name, others] of imports) for (const other of others) {
    if (!imports.has(other)) wrong.push(`${name} imports ${other}, which is not there`);
    else if (ROOMS.indexOf(roomOf(other)) > ROOMS.indexOf(roomOf(name))) wrong.push(`${name} imports ${other}`);
  }
  return wrong;
}

/** A circle of modules, each importing the next; none where there is none. */
function circleOf(imports) {
  const done = new Set();
  const visit = (name, way) => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const other of imports.get(name) ?? []) {
      const found = visit(other, [...way, name]);
      if (found) return found;
    }
    done.add(name);
    return null;
  };
  for (const name of imports.keys()) {
    const found = visit(name, []);
    if (found) return found;
  }
  return [];
}

test("every module is in a room, and no room is empty", () => {
  assert.deepEqual([...new Set(modules().map(roomOf))].sort(), [...ROOMS].sort());
});

test("imports point one way, from room to room", (t) => {
  const imports = real(), arrows = new Set();
  for (const [name, others] of imports) for (const other of others) if (roomOf(name) !== roomOf(other)) arrows.add(`${roomOf(name)} → ${roomOf(other)}`);
  t.diagnostic(`${imports.size} modules, ${ROOMS.length} rooms, ${arrows.size} arrows between rooms`);
  assert.deepEqual(wrongOf(imports), []);
});

test("no module imports itself, not even by others", () => assert.deepEqual(circleOf(real()), []));

test("a module imports by the forms that the bundle knows", () => {
  for (const name of modules()) {
    const text = textOf(name);
    assert.equal((text.match(/^import\b/gm) ?? []).length, [...text.matchAll(IMPORT)].length, name);
  }
});

test("an arrow up, a circle and a module that is not there are found", () => {
  const planted = (texts) => importsOf(Object.keys(texts), (name) => texts[name]);
  const up = planted({ "core/a.mjs": 'import { b } from "../plot/b.mjs";\n', "plot/b.mjs": "" });
  assert.deepEqual(wrongOf(up), ["core/a.mjs imports plot/b.mjs"]);
  const round = planted({ "core/a.mjs": 'import { b } from "./b.mjs";\n', "core/b.mjs": 'import { c } from "./c.mjs";\n', "core/c.mjs": 'import "./a.mjs";\n' });
  assert.deepEqual(circleOf(round), ["core/a.mjs", "core/b.mjs", "core/c.mjs", "core/a.mjs"]);
  assert.deepEqual(wrongOf(planted({ "core/a.mjs": 'import { b } from "./b.mjs";\n' })), ["core/a.mjs imports core/b.mjs, which is not there"]);
});
