/** The drawer: every lesson with its claim, grouped by topic. */

import { make, makeButton, makeLink } from "../core/elements.mjs";
import { later, say, tell } from "../words/words.mjs";

const UNREAD = later("The lessons could not be read. Close this and open it again.");

/** @param {{link: (lesson: Lesson) => string, choose: (lesson: Lesson) => void}} page */
export function createDrawer(page) {
  const list = make("div", "lesson-list");
  const title = tell(make("h2"), "Lessons");
  title.id = "lessons-title";
  const dialog = make("dialog", "lessons", make("div", "lessons-head", title, makeButton(later("Close"), close, "Esc")), list);
  dialog.id = "lessons";
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close();
  });
  document.body.append(dialog);

  function close() {
    dialog.close();
  }

  /** @param {Lesson} lesson @param {string} current */
  function entry(lesson, current) {
    const chosen = () => {
      close();
      page.choose(lesson);
    };
    const name = make("span", "lesson-name", make("b", "", String(lesson.number)), " ", say(lesson.title));
    const link = makeLink("lesson-entry", page.link(lesson), chosen, name, make("span", "lesson-claim", say(lesson.claim)));
    if (lesson.slug === current) link.setAttribute("aria-current", "page");
    return make("li", "", link);
  }

  /** @param {Lesson[]} lessons @param {string} current */
  function fill(lessons, current) {
    list.replaceChildren(...[...grouped(lessons)].map(([topic, group]) =>
      make("section", "", make("h3", "", say(topic)), make("ul", "", ...group.map((/** @type {Lesson} */ lesson) => entry(lesson, current))))));
  }

  return {
    /** @param {Lesson[]|null} lessons null when they could not be read @param {string} current */
    open(lessons, current) {
      if (lessons) fill(lessons, current);
      else list.replaceChildren(make("p", "", say(UNREAD)));
      if (!dialog.open) dialog.showModal();
      (list.querySelector("[aria-current]") ?? list.querySelector("a"))?.focus();
    },
  };
}

/** @param {Lesson[]} lessons */
function grouped(lessons) {
  const topics = new Map();
  for (const lesson of lessons) topics.set(lesson.topic, [...(topics.get(lesson.topic) ?? []), lesson]);
  return topics;
}
