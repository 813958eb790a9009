/** The lessons: which one the link names, its question before the play, its answers after. */

import { READERS } from "../core/contract.mjs";
import { keysOf } from "../core/keys.mjs";
import { createCard } from "./card.mjs";
import { createDrawer } from "./drawer.mjs";
import { fetchLessons, scenesOf } from "./source.mjs";
import { back, forward, stageOf } from "./walk.mjs";
import { createPrediction, predicted as told } from "./prediction.mjs";
import { later, say } from "../words/words.mjs";
import { onClick } from "../core/clicks.mjs";

const HINT = later("Click in the contour plot where you think it will end.");

/** @param {Pick<Lab, "clock" | "tracks" | "pictures" | "link" | "calm" | "edit" | "changed">} lab */
export function createLessons({ clock, tracks, pictures, link, calm, edit, changed }) {
  const prediction = createPrediction(pictures);
  const card = createCard({ play, forward: () => walk(forward), back: () => walk(back), step, close, link: address, choose });
  const drawer = createDrawer({ link: address, choose });
  let all = /** @type {Lesson[] | null} */ (null), slug = "", scene = 0, waiting = false, stale = false, focusing = false;
  // A lesson reached backwards is shown as it was left: played, and explained in its first scene.
  let returning = false, returned = false;

  const place = () => (all ?? []).findIndex((lesson) => lesson.slug === slug);

  /**
   * The link of a lesson in one of its scenes.
   * @param {Lesson} lesson
   */
  function address(lesson, scene = lesson.link) {
    const kept = words().filter((word) => READERS.includes(nameOf(word)));
    return [scene, ...kept, `lesson=${lesson.slug}`].join("&");
  }

  const words = () => link.link.replace(/^\?/, "").split("&").filter(Boolean);
  const sceneOf = () => `?${words().filter((word) => ![...READERS, "lesson"].includes(nameOf(word))).join("&")}`;

  /** @param {Lesson} lesson @param {string} [scene] */
  function choose(lesson, scene) {
    focusing = true;
    link.go(address(lesson, scene));
  }

  /** @param {number} by */
  function step(by) {
    const lesson = slug && all?.[place() + by];
    if (lesson) choose(lesson);
    return Boolean(slug);
  }

  const lessonHere = () => all?.[place()];
  const here = () => ({ scene, scenes: scenesOf(lessonHere()).length, waiting, over: clock.step >= tracks.extent(), ...card.opened() });

  /** @type {Record<string, () => void>} */
  const acts = {
    play,
    end: () => clock.end(),
    observe() {
      clock.end();
      card.open("observe");
    },
    why: () => card.open("why"),
    "next scene": () => choose(lessonHere(), scenesOf(lessonHere())[scene + 1]),
    "next lesson": () => step(1),
    "close why": () => card.shut("why"),
    "close observe": () => card.shut("observe"),
    ask,
    "scene before": () => comeBack(lessonHere(), scene - 1),
    "lesson before": () => comeBack(all[place() - 1], -1),
  };

  /**
   * One step of the walk; true where a lesson is open.
   * @param {(at: LessonPlace) => string} way
   */
  function walk(way) {
    if (!slug || !lessonHere()) return Boolean(slug);
    acts[way(here())]();
    refresh();
    return true;
  }

  /** @param {Lesson} lesson @param {number} which */
  function comeBack(lesson, which) {
    if (!lesson) return;
    returning = true;
    choose(lesson, scenesOf(lesson).at(which));
  }

  /** The question again: the path waits for it. */
  function ask() {
    clock.stop(0);
    waiting = true;
    prediction.set(null);
  }

  /** To the question, also where the lessons were hidden. */
  function question() {
    if (!slug) return false;
    if (document.documentElement.dataset.hide?.includes("lessons")) edit("show.lessons", "true");
    card.read();
    return true;
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
      all ??= await fetchLessons();
    } catch {
      // Said in the drawer; the next opening tries again.
    }
    return all;
  }

  async function open() {
    drawer.open(await read(), slug);
  }

  onClick("#open-lessons", open);

  function refresh() {
    stale = true;
    changed();
  }

  /**
   * Takes an answer; true while its path is to wait for a prediction.
   * @param {StreamHeader} header @param {Why} why
   */
  function answered({ view }, why) {
    // Where the link hides the lessons its path is played like any other.
    const named = view.hide.includes("lessons") ? "" : view.lesson;
    if (why === "load" || named !== slug) {
      slug = named;
      waiting = Boolean(slug) && !returning;
      [returned, returning] = [returning, false];
      prediction.set(null);
    }
    refresh();
    if (slug && !all) read().then(refresh);
    return waiting;
  }

  /**
   * Before the play a click on the contour is a prediction, not a start.
   * @param {number} x @param {number} y
   */
  function predicted(x, y) {
    if (!waiting) return false;
    prediction.set([x, y]);
    changed();
    return true;
  }

  function said() {
    const { point } = prediction;
    if (waiting) {
      if (point) return told(point);
      return document.documentElement.dataset.view === "surface" ? "" : say(HINT);
    }
    const over = !clock.playing && clock.step >= tracks.extent();
    return point && over ? prediction.verdict(tracks.runs) : "";
  }

  /**
   * Which scene the link shows; one that a hand has changed is still the scene it was.
   * @param {Lesson} lesson
   */
  function follow(lesson) {
    const k = scenesOf(lesson).indexOf(sceneOf());
    if (k >= 0) scene = k;
  }

  function show() {
    const k = place(), lesson = all?.[k] ?? null;
    if (lesson) follow(lesson);
    stale = !card.show({ lesson, waiting, scene: sceneOf(), first: k === 0, last: k === (all?.length ?? 0) - 1 });
    if (stale || !lesson) return;
    if (returned && scene === 0) for (const part of ["observe", "why"]) card.open(part);
    returned = false;
    if (!focusing || !waiting) return;
    focusing = false;
    card.focus();
  }

  /** One frame: a path that moves has been predicted. */
  function frame() {
    const begun = waiting && (clock.playing || clock.step > 0);
    if (begun) {
      waiting = false;
      stale = true;
    }
    if (stale) show();
    prediction.show();
    if (!slug) return;
    card.say(said());
    if (lessonHere()) card.walk(stageOf(here()), here(), forward(here()));
    // Not before the card has the height of its new stage.
    if (begun) card.makeWay(calm.matches);
  }

  /** @param {string} name @param {Key["run"]} run */
  const key = (name, run) => keysOf(name, run, () => Boolean(slug));
  return { answered, predicted, frame, waiting: () => waiting, keys: [
    ...key("question", question),
    ...key("observe", () => Boolean(slug) && card.observe()),
    ...key("lesson_on", () => walk(forward)),
    ...key("lesson_back", () => walk(back)),
  ] };
}

/** @param {string} word */
const nameOf = (word) => word.split("=")[0];
