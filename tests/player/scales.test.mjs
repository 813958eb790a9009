import { near } from "./support.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { SCALES } from "../../assets/player/core/contract.mjs";
import { createScale, powerText } from "../../assets/player/curves/scales.mjs";

for (const name of SCALES) {
  for (const value of [1e-7, 0.003, 1, 42, 6e5]) {
    test(`${name}: from(to(${value})) is the value again`, () => {
      const scale = createScale(name, 1e-3);
      near(assert, scale.from(scale.to(value)), value, 1e-12);
    });
  }
}

test("a logarithmic level is log10; what has none lies below all", () => {
  const { to } = createScale("log", 1);
  near(assert, to(1000), 3, 1e-15);
  assert.deepEqual([to(0), to(-4)], [-Infinity, -Infinity]);
});

test("symlog is linear within the threshold, and a unit a decade outside, on both sides", () => {
  const { to } = createScale("symlog", 0.01);
  assert.deepEqual([to(0), to(0.005), to(0.01), to(-0.01)], [0, 0.5, 1, -1]);
  near(assert, to(1), 3);
  near(assert, to(-1), -3);
  // No jump and no kink of value at the threshold.
  near(assert, to(0.01 * (1 + 1e-9)), 1, 1e-8);
});

test("symlog goes back on the negative side too", () => {
  const { to, from } = createScale("symlog", 0.01);
  near(assert, from(to(-37.5)), -37.5, 1e-12);
});

for (const [power, text] of [[0, "1"], [1, "10"], [2, "10²"], [-3, "10⁻³"], [12, "10¹²"]]) {
  test(`10 to the ${power} is written ${text}`, () => assert.equal(powerText(power), text));
}

test("ticks of a log axis are whole powers, the ends in plain words where they are short", () => {
  const { values, texts } = createScale("log", 1).ticks(-2, 2, 10);
  assert.deepEqual(values.map((value) => Math.round(Math.log10(value))), [-2, -1, 0, 1, 2]);
  assert.deepEqual(texts, ["0.01", "10⁻¹", "1", "10", "100"]);
});

test("the ends are named where a power has a name", () => {
  const { names } = createScale("log", 1).ticks(-9, 6, 20);
  assert.deepEqual([names[0], names.at(-1), names[3]], ["billionth", "million", ""]);
});

test("no more ticks than there is room for, at multiples of the stride", () => {
  const { values } = createScale("log", 1).ticks(-10, 10, 5), powers = values.map((value) => Math.round(Math.log10(value)));
  assert.ok(powers.length <= 6, String(powers));
  const stride = powers[1] - powers[0];
  assert.ok(powers.every((power) => power % stride === 0), String(powers));
});

test("within a decade the ticks are 1-2-5, or all digits", () => {
  assert.deepEqual(createScale("log", 1).ticks(Math.log10(1.5), Math.log10(7), 10).values, [2, 5]);
  assert.deepEqual(createScale("log", 1).ticks(Math.log10(2.5), Math.log10(4.5), 10).values, [3, 4]);
});

test("where no digit lies the middle is the tick", () => {
  const { values } = createScale("log", 1).ticks(Math.log10(1.2), Math.log10(1.3), 10);
  assert.equal(values.length, 1);
  assert.ok(values[0] > 1.2 && values[0] < 1.3);
});

test("symlog ticks have zero in the middle and powers on both sides", () => {
  const { values, texts } = createScale("symlog", 0.1).ticks(-2.2, 2.2, 9);
  assert.deepEqual(values, [-2, -1, 0, 1, 2]);
  assert.deepEqual(texts.slice(1, 3), ["−10⁻¹", "0"]);
});

test("within the threshold the ends of the axis are the ticks", () => {
  const { values, texts } = createScale("symlog", 10).ticks(0.1, 0.5, 9);
  assert.equal(values.length, 3);
  near(assert, Number(texts[1]), 3);
});

test("a linear axis has Plotly's ticks", () => assert.equal(createScale("linear", 1).ticks(0, 1, 5), null));
