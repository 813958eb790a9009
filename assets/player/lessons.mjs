/** The lessons: which one the link names, its question before the play, its answers after. */

import { createCard } from "./lesson-card.mjs";
import { createDrawer } from "./lesson-drawer.mjs";
import { format } from "./numbers.mjs";
import { createPrediction } from "./prediction.mjs";

// What a reader has chosen for the page stays when a lesson sets its scene.
const KEPT = ["hide", "theme"];
const HINT = "Where will it end? Click there in the contour.";

/** @param {{clock: object, tracks: object, contour: object, link: object, calm: MediaQueryList, edit: Function, changed: () => void}} lab */
export function createLessons({ clock, tracks, contour, link, calm, edit, changed }) {
  const prediction = createPrediction(contour);
  const card = createCard({ play, step, close, link: address, choose });
  const drawer = createDrawer({ link: address, choose });
  let all = null, slug = "", waiting = false, stale = false, focusing = false;

  const place = () => (all ?? []).findIndex((lesson) => lesson.slug === slug);

  /** The link of a lesson in one of its scenes. */
  function address(lesson, scene = lesson.link) {
    const kept = words().filter((word) => KEPT.includes(nameOf(word)));
    return [scene, ...kept, `lesson=${lesson.slug}`].join("&");
  }

  const words = () => link.link.replace(/^\?/, "").split("&").filter(Boolean);
  const sceneOf = () => `?${words().filter((word) => ![...KEPT, "lesson"].includes(nameOf(word))).join("&")}`;

  function choose(lesson, scene) {
    focusing = true;
    link.go(address(lesson, scene));
  }

  function step(by) {
    const lesson = slug && all?.[place() + by];
    if (lesson) choose(lesson);
    return Boolean(slug);
  }

  function close() {
    edit("lesson", "");
    document.getElementById("open-lessons")?.focus();
  }

  function play() {
    if (calm.matches) clock.end();
    else clock.play();
  }

  async function read() {
    try {
      all ??= (await fetchLessons()).lessons;
    } catch {
      // Said in the drawer; the next opening tries again.
    }
    return all;
  }

  async function open() {
    drawer.open(await read(), slug);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#open-lessons")) open();
  });

  function refresh() {
    stale = true;
    changed();
  }

  /** Takes an answer; true while its path is to wait for a prediction. */
  function answered({ view }, why) {
    if (why === "load" || view.lesson !== slug) {
      slug = view.lesson;
      waiting = Boolean(slug);
      prediction.set(null);
    }
    refresh();
    if (slug && !all) read().then(refresh);
    return waiting;
  }

  /** Before the play a click on the contour is a prediction, not a start. */
  function predicted(x, y) {
    if (!waiting) return false;
    prediction.set([x, y]);
    changed();
    return true;
  }

  function said() {
    const { point } = prediction;
    if (waiting) {
      if (point) return `Your prediction: x ${format(point[0])}, y ${format(point[1])}.`;
      return document.documentElement.dataset.view === "surface" ? "" : HINT;
    }
    const over = !clock.playing && clock.step >= tracks.extent();
    return point && over ? prediction.verdict(tracks.runs) : "";
  }

  function show() {
    const k = place(), lesson = all?.[k] ?? null;
    stale = !card.show({ lesson, waiting, scene: sceneOf(), first: k === 0, last: k === (all?.length ?? 0) - 1 });
    if (stale || !lesson || !focusing || !waiting) return;
    focusing = false;
    card.focus();
  }

  /** One frame: a path that moves has been predicted. */
  function frame() {
    if (waiting && (clock.playing || clock.step > 0)) {
      waiting = false;
      stale = true;
    }
    if (stale) show();
    prediction.show();
    if (slug) card.say(said());
  }

  return { answered, predicted, frame, keys: [
    { key: "o", text: "What is to be observed", run: () => Boolean(slug) && card.observe() },
    { key: "PageDown", text: "The next lesson", run: () => step(1) },
    { key: "PageUp", text: "The lesson before", run: () => step(-1) },
  ] };
}

const nameOf = (word) => word.split("=")[0];

async function fetchLessons() {
  const response = await fetch("lessons.json");
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
