/**
 * All clicks on what comes and goes with the page, heard by one listener: a table of selectors and
 * of what is done. The listener is asked before the elements themselves, so that one can be kept
 * from its own doings.
 */

/** @typedef {(element: HTMLElement, event: PointerEvent) => void} Act */

const rows = /** @type {{selector: string, inside: boolean, act: Act}[]} */ ([]);

/** @param {MouseEvent} event */
function hear(event) {
  const at = event.target instanceof Element ? event.target : null;
  for (const { selector, inside, act } of rows) {
    const found = /** @type {HTMLElement | null} */ (at?.closest(selector) ?? null);
    if (Boolean(found) === inside) act(found, /** @type {PointerEvent} */ (event));
  }
}

/** @param {string} selector @param {boolean} inside @param {Act} act */
function add(selector, inside, act) {
  if (!rows.length) document.addEventListener("click", hear, true);
  rows.push({ selector, inside, act });
}

/**
 * Does something when an element of a selector, or anything in it, is clicked.
 * @param {string} selector @param {Act} act
 */
export const onClick = (selector, act) => add(selector, true, act);

/**
 * Does something when anything else is clicked.
 * @param {string} selector @param {() => void} act
 */
export const onClickElsewhere = (selector, act) => add(selector, false, act);
