/** Stamps: tuples that say what something was drawn from, and are compared part by part. */

/**
 * Whether two tuples have the same parts; a part may be a tuple itself.
 * @param {unknown} a @param {unknown} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (!same(a[k], b[k])) return false;
  return true;
}
