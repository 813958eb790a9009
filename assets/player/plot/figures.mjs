/** Changes of a figure by the page itself. */

/**
 * Changes a figure's layout. Dash hears of `Plotly.relayout` and draws the whole figure again, which
 * for a surface is dear; of an update it does not hear.
 * @param {GraphDiv} gd @param {Record<string, any>} change
 */
export const changeLayout = (gd, change) => window.Plotly?.update(gd, {}, change);
