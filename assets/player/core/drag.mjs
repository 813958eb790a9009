/** The behaviour that all draggable handles share. */

/**
 * @param {HTMLElement} element
 * @param {(event: PointerEvent) => void} moved called for each move of the hand that holds it
 * @returns {() => boolean} whether a hand is on it
 */
export function draggable(element, moved) {
  let held = false;
  element.addEventListener("pointerdown", (event) => {
    held = true;
    element.setPointerCapture(event.pointerId);
    element.focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener("pointermove", (event) => { if (held) moved(event); });
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, () => { held = false; });
  return () => held;
}
