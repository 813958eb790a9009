/** Numbers as the screen shows them. */

// The series come as float32: what lies beyond its range comes as its end.
const LARGEST = 3.4028e38;

/**
 * A few significant digits; the exponent as a power of ten where it is needed.
 * @param {number} value
 */
export function format(value, digits = 4) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= LARGEST) return value > 0 ? "> 3.4e38" : "< −3.4e38";
  const text = size >= 1e5 || size < 1e-3 ? value.toExponential(digits - 1).replace("e+", "e") : trimmed(value, digits);
  return text.replaceAll("-", "−");
}

/** @param {number} value @param {number} digits */
const trimmed = (value, digits) => String(Number(value.toPrecision(digits)));
