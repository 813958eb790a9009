/** The contour and the surface: fetched by landscape and look, and drawn one after the other. */

import { setProps } from "../core/dash.mjs";
import { createLatest } from "../core/latest.mjs";
import { findHost, findPlot } from "./overlay.mjs";
import { standBack } from "./distance.mjs";

const PATIENCE = 8000, POLL = 20, LONGEST = 3000, FIRST_STEPS = 700, SLOW = 150;
const IDS = ["contour", "surface"]; // in the order in which they are drawn

const pause = (time = POLL) => new Promise((resume) => void setTimeout(resume, time));
const frame = () => new Promise(requestAnimationFrame);
/** @param {string} id */
const stampOf = (id) => findPlot(id)?.layout?.meta?.stamp;
/** @param {string} id */
const onScreen = (id) => (findHost(id)?.clientWidth ?? 0) > 0;

/**
 * Waits until a picture is on the screen.
 * @param {string} id
 */
async function shown(id) {
  while (!findHost(id)) await pause();
  await new Promise((/** @type {(value?: any) => void} */ resume) => {
    const watch = new ResizeObserver(() => {
      if (!onScreen(id)) return;
      watch.disconnect();
      resume();
    });
    watch.observe(findHost(id));
  });
}

/** @param {[query: string]} question @param {AbortSignal} signal */
async function fetchFigures([query], signal) {
  const response = await fetch(`figures.json${query}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/**
 * @param {{drawn: () => void, moving: () => boolean}} page `drawn` is called when one of them has
 *   been drawn, `moving` is true while the path is about to make its first step
 */
export function createPictures({ drawn, moving }) {
  let seen = /** @type {((value?: any) => void) | null} */ (null), slow = false, down = false;
  const first = new Promise((resume) => { seen = resume; });

  addEventListener("pointerdown", () => { down = true; }, true);
  for (const name of ["pointerup", "pointercancel", "blur"]) addEventListener(name, () => { down = false; }, true);

  const figures = createLatest({
    ask: fetchFigures,
    arrived: ({ question: [query], answer }) => void drawAll(query, answer),
    // The next answer of the server asks again.
    failed: () => seen(),
  });
  const isWanted = (/** @type {string} */ query) => figures.wanted?.[0] === query;

  /**
   * A surface that is slow to draw would stop the hand that changes it: it follows when that lets go.
   * @param {string} query
   */
  async function released(query) {
    while (slow && down && isWanted(query)) await pause();
    return isWanted(query);
  }

  /**
   * Draws one figure; false when another request has come before it is seen.
   * @param {string} id @param {any} figure @param {string} query
   */
  async function draw(id, figure, query) {
    // The surface is dear to draw: nobody pays for it while it is hidden, on a phone for example.
    if (id === "surface") await shown(id);
    if (!isWanted(query) || (id === "surface" && !(await released(query)))) return false;
    const begun = performance.now();
    if (id === "surface") standBack(figure, document.getElementById(id).getBoundingClientRect());
    setProps(id, { figure });
    while (stampOf(id) !== figure.layout.meta.stamp) {
      await pause();
      if (!isWanted(query)) return false;
    }
    drawn();
    // The path is seen to move before the next picture and the panel take the page's time.
    const last = performance.now() + FIRST_STEPS;
    do await frame(); while (onScreen(id) && moving() && performance.now() < last);
    await frame();
    if (id === "surface") slow = performance.now() - begun > SLOW;
    seen();
    return isWanted(query);
  }

  /** One after the other. @param {string} query @param {any} given */
  async function drawAll(query, given) {
    for (const id of IDS) if (!isWanted(query) || !(await draw(id, given[id], query))) return;
  }

  /**
   * Draws what a link's landscape and look ask for; the newest request wins.
   * @param {string} query
   */
  function show(query) {
    if (isWanted(query)) return;
    pause(LONGEST).then(seen);
    figures.want([query]);
  }

  return { show, first };
}
