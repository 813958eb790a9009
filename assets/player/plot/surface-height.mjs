/** The height of the drawn surface at any point, for marks without a height of their own. */

/** @param {number} value @param {number} high */
const clamp = (value, high) => (value > 0 ? Math.min(value, high) : 0);

/**
 * @param {() => {x: ArrayLike<number>, y: ArrayLike<number>, z: ArrayLike<number>[]}|Record<string, any>|undefined} surface
 * @returns {(x: number, y: number) => number} NaN while there is no surface
 */
export function createGround(surface) {
  return (x, y) => {
    const { x: columns, y: rows, z } = surface() ?? {};
    if (!z?.[0]?.length || !columns?.length || !rows?.length) return NaN;
    const right = columns.length - 1, top = rows.length - 1;
    const u = clamp((right * (x - columns[0])) / (columns[right] - columns[0]), right);
    const v = clamp((top * (y - rows[0])) / (rows[top] - rows[0]), top);
    const i = Math.min(Math.floor(u), right - 1), j = Math.min(Math.floor(v), top - 1);
    const below = z[j][i] + (u - i) * (z[j][i + 1] - z[j][i]);
    const above = z[j + 1][i] + (u - i) * (z[j + 1][i + 1] - z[j + 1][i]);
    return below + (v - j) * (above - below);
  };
}
