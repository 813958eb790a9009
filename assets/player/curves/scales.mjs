/** The scales of a curve's axis: from a value to a level on the axis and back, and its ticks. */

import { later, say } from "../words/words.mjs";

/** @type {Record<string, string>} */
const SIGNS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
// The first and the last tick are plain: as a decimal where it is short, with its name where it has one.
const SHORT = 3;
/** @type {Record<number, string>} */
const NAMES = {
  6: later("million"), 9: later("billion"), [-6]: later("millionth"), [-9]: later("billionth"), [-12]: later("trillionth"),
};
const MANTISSAS = [[1], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]];
const LEAST_TICKS = 2;

/**
 * A level is what the axis is linear in: log10 of the value, or on a symlog axis the value itself
 * within ±threshold (one unit each) and a unit for every power of ten outside.
 * @param {ScaleName} name @param {number} threshold
 * @returns {Scale}
 */
export function createScale(name, threshold) {
  if (name === "log") return { name, to: (value) => (value > 0 ? Math.log10(value) : -Infinity), from: (level) => 10 ** level, ticks: logTicks };
  if (name === "symlog") {
    /** @param {number} value */
    const to = (value) => {
      const size = Math.abs(value) / threshold;
      return size <= 1 ? value / threshold : Math.sign(value) * (1 + Math.log10(size));
    };
    /** @param {number} level */
    const from = (level) => (Math.abs(level) <= 1 ? level * threshold : Math.sign(level) * threshold * 10 ** (Math.abs(level) - 1));
    return { name, to, from, ticks: (low, high, most) => symlogTicks(low, high, most, threshold) };
  }
  return { name, to: (value) => value, from: (level) => level, ticks: () => null };
}

/**
 * A power of ten as it is printed: 10⁻³, and 1 for the zeroth.
 * @param {number} power
 */
export function powerText(power) {
  return power === 0 ? "1" : power === 1 ? "10" : `10${[...String(power)].map((sign) => SIGNS[sign]).join("")}`;
}

/**
 * Ticks of a log axis, as values, the first and the last named in words where they have a name.
 * @param {number} low @param {number} high @param {number} most
 */
function logTicks(low, high, most) {
  const powers = everyPower(Math.ceil(low - 1e-9), Math.floor(high + 1e-9), most);
  if (powers.length >= LEAST_TICKS) return named(powers.map((power) => [10 ** power, powerText(power), power]));
  for (const mantissas of MANTISSAS) {
    const values = [];
    for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
      for (const mantissa of mantissas) {
        const value = Number(`${mantissa}e${power}`), level = Math.log10(value);
        if (level >= low && level <= high) values.push(value);
      }
    }
    if (values.length >= LEAST_TICKS || (mantissas.length === 9 && values.length)) return plain(thinned(values, most));
  }
  return plain([10 ** ((low + high) / 2)]);
}

/** @param {number[]} values */
const plain = (values) => ({ values, texts: values.map((value) => String(Number(value.toPrecision(3))).replace("e+", "e").replaceAll("-", "−")) });

/**
 * Whole powers from `first` to `last`, no more than `most`.
 * @param {number} first @param {number} last @param {number} most
 */
function everyPower(first, last, most) {
  const stride = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, most))), powers = [];
  // From a multiple of the stride: the ticks stay where they are while the axis grows.
  for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) powers.push(power);
  return powers;
}

/** @param {number[]} values @param {number} most */
const thinned = (values, most) => values.filter((_, k) => k % Math.ceil(values.length / Math.max(2, most)) === 0);

/**
 * Ticks of a symlog axis, as levels: zero, and powers of ten on both sides of it.
 * @param {number} low @param {number} high @param {number} most @param {number} threshold
 */
function symlogTicks(low, high, most, threshold) {
  const least = Math.round(Math.log10(threshold));
  const above = Math.floor(Math.max(high, 0)), below = Math.floor(Math.max(-low, 0));
  const share = Math.max(1, Math.floor((most - 1) / (Number(above > 0) + Number(below > 0) || 1)));
  /** @param {number} count */
  const side = (count) => everyPower(1, count, Math.max(2, share)).filter((level) => level > 0);
  const found = /** @type {Tick[]} */ ([
    ...side(below).reverse().map((level) => [-level, `−${powerText(least + level - 1)}`, null]),
    ...(low <= 0 && high >= 0 ? [[0, "0", null]] : []),
    ...side(above).map((level) => [level, powerText(least + level - 1), least + level - 1]),
  ]).filter(([level]) => level >= low && level <= high);
  if (found.length < LEAST_TICKS) return between(low, high, threshold);
  return named(found);
}

/**
 * Where an axis lies within a decade, or within the threshold: its ends.
 * @param {number} low @param {number} high @param {number} threshold
 */
function between(low, high, threshold) {
  const { from } = createScale("symlog", threshold), room = 0.1 * (high - low);
  const levels = [low + room, (low + high) / 2, high - room];
  return { values: levels, texts: levels.map((level) => String(Number(from(level).toPrecision(3))).replaceAll("-", "−")) };
}

/**
 * Ticks [value, text, power], the first and the last of them in plain words.
 * @param {Tick[]} ticks
 */
function named(ticks) {
  /** @param {number} k */
  const outer = (k) => k === 0 || k === ticks.length - 1;
  return {
    values: ticks.map(([value]) => value),
    texts: ticks.map(([, text, power], k) => (outer(k) && power !== null && Math.abs(power) <= SHORT ? String(Number(`1e${power}`)) : text)),
    names: ticks.map(([, , power], k) => (outer(k) && say(NAMES[power] ?? "")) || ""),
  };
}
