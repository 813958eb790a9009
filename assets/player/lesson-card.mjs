/** The card of the lesson: its question first, what is to be seen and why on demand. */

import { make, makeButton, makeLink } from "./elements.mjs";

/**
 * @param {{play: () => void, step: (by: number) => void, close: () => void,
 *          link: (lesson: object, scene?: string) => string,
 *          choose: (lesson: object, scene: string) => void}} page
 */
export function createCard(page) {
  const title = make("h2"), claim = make("p", "claim"), ask = make("p", "ask"), said = make("p", "said");
  said.setAttribute("role", "status");
  const play = makeButton("We have predicted: play", page.play);
  play.id = "lesson-play";
  play.classList.add("main");
  const observe = createPart("lesson-observe", "Observe", "O"), why = createPart("lesson-why", "Why");
  const variants = make("div", "variants");
  const previous = makeButton("Previous", () => page.step(-1), "Page Up");
  const next = makeButton("Next", () => page.step(1), "Page Down");
  const close = makeButton("Close", page.close);
  close.id = "lesson-close";
  close.setAttribute("aria-label", "Close the lesson");
  const body = make("div", "lesson-body",
    make("div", "lesson-head", title, close), claim, ask, said, observe.text, why.text, variants,
    make("div", "lesson-foot", play, observe.button, why.button, previous, next));

  function scenes(lesson, shown) {
    const all = lesson.variants.length ? [{ name: "First scene", link: lesson.link }, ...lesson.variants] : [];
    return all.map(({ name, link }) => {
      const scene = makeLink("variant", page.link(lesson, link), () => page.choose(lesson, link), name);
      if (link === shown) scene.setAttribute("aria-current", "true");
      return scene;
    });
  }

  let placed = "", asked = "";

  return {
    observe: () => !observe.button.hidden && observe.toggle(),
    /** Puts the card on the page; false while Dash has not drawn its place. */
    show({ lesson, waiting, scene, first, last }) {
      const host = document.getElementById("lesson");
      if (!host) return false;
      if (body.parentElement !== host) host.append(body);
      host.hidden = !lesson;
      mark(lesson ? (waiting ? "waiting" : "told") : undefined);
      if (!lesson) return true;
      title.textContent = `${lesson.number} · ${lesson.title}`;
      claim.textContent = lesson.claim;
      ask.textContent = lesson.ask;
      if (placed !== (placed = `${lesson.slug} ${scene}`)) variants.replaceChildren(...scenes(lesson, scene));
      [previous.disabled, next.disabled] = [first, last];
      const focused = document.activeElement === play;
      play.hidden = !waiting;
      if (asked !== (asked = `${lesson.slug} ${waiting}`)) {
        observe.reset(lesson.observe, waiting);
        why.reset(lesson.why, waiting);
      }
      if (focused && !waiting) observe.button.focus({ preventScroll: true });
      return true;
    },
    say(text) {
      if (said.textContent !== text) said.textContent = text;
    },
    focus: () => play.focus({ preventScroll: true }),
  };
}

/** The style sheet reads the lesson's state from the root element. */
function mark(state) {
  const root = document.documentElement, before = root.dataset.lesson;
  if (state) root.dataset.lesson = state;
  else delete root.dataset.lesson;
  // Where the panel is hidden the card takes room from the pictures.
  if (Boolean(before) !== Boolean(state)) requestAnimationFrame(() => dispatchEvent(new Event("resize")));
}

/** A text behind a button; it is closed again when the lesson waits. */
function createPart(id, name, key) {
  const text = make("div", "lesson-text"), button = makeButton(name, toggle, key);
  text.id = `${id}-text`;
  button.id = id;
  button.setAttribute("aria-controls", text.id);

  function set(open) {
    text.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }

  function toggle() {
    set(text.hidden);
    if (!text.hidden) text.scrollIntoView({ block: "nearest" });
  }

  return {
    text, button, toggle,
    reset(paragraphs, waiting) {
      text.replaceChildren(...paragraphs.map((paragraph) => make("p", "", paragraph)));
      button.hidden = waiting;
      set(false);
    },
  };
}
