/** The second point of the secant: a handle that is dragged, or moved with the arrow keys. */

import { draggable } from "../core/drag.mjs";
import { make } from "../core/elements.mjs";
import { tell } from "../words/words.mjs";

/** As close as the second point comes, as a part of the axis: there the secant is the tangent. */
export const LEAST = 1e-6;
const SNAP = 6;
/** @type {Record<string, number>} */
const WAYS = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * The distance after a press towards `way`: it shrinks by parts and then passes the point.
 * @param {number} apart @param {number} way @param {number} least @param {number} part
 */
export function pressed(apart, way, least, part) {
  const size = Math.abs(apart) * (apart * way > 0 ? 1 / part : part);
  return size < least ? way * least : Math.sign(apart) * size;
}

/**
 * @param {{placeOf: (left: number) => number, pixelOf: (at: number) => number, here: () => number,
 *          span: () => number, apart: () => number, moved: (apart: number) => void}} axis
 */
export function createSecantHandle(axis) {
  const element = make("div", "secant-handle", make("span", "secant-mark"));
  element.tabIndex = 0;
  element.hidden = true;
  element.setAttribute("role", "slider");
  tell(element, "Second point of the secant: drag it to the first, or use the arrow keys", "sayLabel");
  element.setAttribute("aria-valuemin", "-100");
  element.setAttribute("aria-valuemax", "100");

  /** @param {PointerEvent} event */
  function fromEvent(event) {
    const left = event.clientX - element.parentElement.getBoundingClientRect().left;
    const here = axis.here(), distance = axis.placeOf(left) - here;
    const close = Math.abs(left - axis.pixelOf(here)) < SNAP;
    axis.moved(close ? (distance < 0 ? -1 : 1) * LEAST * axis.span() : distance);
  }

  draggable(element, fromEvent);
  element.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way) return;
    axis.moved(pressed(axis.apart(), way, LEAST * axis.span(), event.shiftKey ? 0.4 : 0.8));
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element,
    /**
     * Puts the handle to a place, and says where that is.
     * @param {number | null} left @param {number} [top] @param {number} [part] @param {string} [text]
     */
    show(left, top, part, text) {
      element.hidden = left === null;
      if (left === null) return;
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
      element.setAttribute("aria-valuenow", String(Math.round(100 * part)));
      element.setAttribute("aria-valuetext", text);
    },
  };
}
