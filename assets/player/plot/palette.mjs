/** Colour, dash pattern and marker of a run: the same redundant code in every picture. */

const DASHES = [[], [], [10, 6], [12, 5, 3, 5], [18, 7], [4, 5]];
export const PLOTLY_DASHES = ["solid", "solid", "dash", "dashdot", "longdash", "dot"];
export const MARKERS = ["circle", "square", "circle-open", "diamond", "x", "cross"];
const FALLBACK = ["#ffffff", "#0072b2", "#56b4e9", "#009e73", "#e69f00", "#d55e00"];

/**
 * Reads the theme's colours anew; they change with the theme, so nothing is kept here.
 * @returns {Palette}
 */
export function readPalette() {
  const css = getComputedStyle(document.documentElement);
  /** @param {string} name @param {string} fallback */
  const read = (name, fallback) => css.getPropertyValue(name).trim() || fallback;
  const casing = read("--casing", "#000000");
  const runs = FALLBACK.map((fallback, index) => ({
    colour: read(`--run-${index + 1}`, fallback),
    casing,
    dash: DASHES[index],
    plotlyDash: PLOTLY_DASHES[index],
    marker: MARKERS[index],
  }));
  return { runs, casing, ink: read("--ink", "#111111"), paper: read("--paper", "#ffffff") };
}
