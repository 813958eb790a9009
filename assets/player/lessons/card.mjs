/** The card of the lesson: its question first, what is to be seen and why on demand. */

import { make, makeButton, makeLink } from "../core/elements.mjs";
import { STAGES } from "./walk.mjs";
import { later, say, spoken, tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

// What the button forward says it will do.
const NARROW = "(max-width: 700px)";
/** @type {Record<string, string>} */
const FORWARD = {
  end: later("To the end"), observe: later("Observe"), why: later("Why"), "next scene": later("Next scene"), "next lesson": later("Next lesson"),
};

/**
 * @param {{play: () => void, forward: () => void, back: () => void, step: (by: number) => void, close: () => void,
 *          link: (lesson: Lesson, scene?: string) => string,
 *          choose: (lesson: Lesson, scene: string) => void}} page
 */
export function createCard(page) {
  const title = make("h2"), claim = make("p", "claim"), ask = make("p", "ask"), said = make("p", "said");
  said.setAttribute("role", "status");
  const stepper = createStepper();
  const play = makeButton(later("Prediction made: play"), page.play, "Page Down");
  play.id = "lesson-play";
  play.classList.add("main");
  const observe = createPart("lesson-observe", later("Observe"), "O"), why = createPart("lesson-why", later("Why"));
  const variants = make("div", "variants");
  const back = makeButton(later("Back"), page.back, "Page Up"), forward = makeForward(page.forward);
  const previous = makeButton(later("Previous lesson"), () => page.step(-1));
  const next = makeButton(later("Next lesson"), () => page.step(1));
  const close = makeButton(later("Close"), page.close);
  close.id = "lesson-close";
  tell(close, "Close the lesson", "sayLabel");
  const body = make("div", "lesson-body",
    make("div", "lesson-head", title, close), stepper.list, claim, ask, said, observe.text, why.text, variants,
    make("div", "lesson-foot", play, forward.button, observe.button, why.button, back, previous, next));
  back.id = "lesson-back";
  /** @type {Record<string, typeof observe>} */
  const parts = { observe, why };

  /** @param {Lesson} lesson @param {string} shown */
  function scenes(lesson, shown) {
    const all = lesson.variants.length ? [{ name: later("First scene"), link: lesson.link }, ...lesson.variants] : [];
    return all.map(({ name, link }) => {
      const scene = makeLink("variant", page.link(lesson, link), () => page.choose(lesson, link), say(name));
      if (link === shown) scene.setAttribute("aria-current", "true");
      return scene;
    });
  }

  let placed = /** @type {Stamp} */ (null), asked = /** @type {Stamp} */ (null);

  return {
    observe: () => !observe.button.hidden && observe.toggle(),
    opened: () => ({ observe: !observe.text.hidden, why: !why.text.hidden }),
    /** @param {string} name */
    open: (name) => parts[name].set(true),
    /** @param {string} name */
    shut: (name) => parts[name].set(false),
    /**
     * Marks the stage, and says what comes next.
     * @param {string} action
     * @param {string} stage @param {LessonPlace} at
     */
    walk(stage, at, action) {
      stepper.mark(stage, at);
      forward.show(action);
    },
    read: () => ask.scrollIntoView({ block: "nearest" }),
    /**
     * On a phone the card is above the picture, which comes on the screen.
     * @param {boolean} calm
     */
    makeWay(calm) {
      if (matchMedia(NARROW).matches) document.querySelector(".tabs")?.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    },
    /**
     * Puts the card on the page; false while Dash has not drawn its place.
     * @param {{lesson: Lesson | null, waiting: boolean, scene: string, first: boolean, last: boolean}} given
     */
    show({ lesson, waiting, scene, first, last }) {
      const host = document.getElementById("lesson");
      if (!host) return false;
      if (body.parentElement !== host) host.append(body);
      host.hidden = !lesson;
      present(lesson ? `${lesson.number} · ${say(lesson.title)}` : "");
      mark(lesson ? (waiting ? "waiting" : "told") : undefined);
      if (!lesson) return true;
      title.textContent = `${lesson.number} · ${say(lesson.title)}`;
      claim.textContent = say(lesson.claim);
      ask.textContent = say(lesson.ask);
      if (!same(placed, (placed = [lesson.slug, scene, spoken()]))) variants.replaceChildren(...scenes(lesson, scene));
      [previous.disabled, next.disabled] = [first, last];
      const focused = document.activeElement === play;
      play.hidden = !waiting;
      if (!same(asked, (asked = [lesson.slug, waiting, spoken()]))) {
        observe.reset(lesson.observe, waiting);
        why.reset(lesson.why, waiting);
      }
      if (focused && !waiting) observe.button.focus({ preventScroll: true });
      return true;
    },
    /** @param {string} text */
    say(text) {
      if (said.textContent !== text) said.textContent = text;
    },
    focus: () => play.focus({ preventScroll: true }),
  };
}

/** The stages of a lesson; the last one counts its further scenes. */
function createStepper() {
  const items = STAGES.map((stage) => make("li", "", tell(make("span"), stage)));
  const place = document.createTextNode("");
  const list = make("ol", "stepper", ...items);
  items.at(-1).append(place);
  let marked = /** @type {Stamp} */ (null);
  return {
    list,
    /** @param {string} stage @param {LessonPlace} given */
    mark(stage, { scene, scenes }) {
      if (same(marked, (marked = [stage, scene, scenes]))) return;
      items.forEach((item, k) => {
        if (STAGES[k] === stage) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
      });
      items.at(-1).hidden = scenes < 2;
      place.data = scene ? ` ${scene}/${scenes - 1}` : "";
    },
  };
}

/** @param {() => void} pressed */
function makeForward(pressed) {
  const button = makeButton("", pressed, "Page Down"), text = /** @type {HTMLElement} */ (button.firstChild);
  button.id = "lesson-forward";
  button.classList.add("main");
  return {
    button,
    /** @param {string} action */
    show(action) {
      button.hidden = action === "play";
      if (text.dataset.say !== (FORWARD[action] ?? "")) tell(text, FORWARD[action] ?? "");
    },
  };
}

/**
 * Presenter mode has the lesson's title in its header.
 * @param {string} text
 */
function present(text) {
  const place = document.getElementById("presented");
  if (place && place.textContent !== text) place.textContent = text;
}

/**
 * The style sheet reads the lesson's state from the root element.
 * @param {string | undefined} state
 */
function mark(state) {
  const root = document.documentElement, before = root.dataset.lesson;
  if (state) root.dataset.lesson = state;
  else delete root.dataset.lesson;
  // Where the panel is hidden the card takes room from the pictures.
  if (Boolean(before) !== Boolean(state)) requestAnimationFrame(() => dispatchEvent(new Event("resize")));
}

/**
 * A text behind a button; it is closed again when the lesson waits.
 * @param {string} id @param {string} name @param {string} [key]
 */
function createPart(id, name, key) {
  const text = make("div", "lesson-text"), button = makeButton(name, toggle, key);
  text.id = `${id}-text`;
  button.id = id;
  button.setAttribute("aria-controls", text.id);

  /** @param {boolean} open */
  function set(open) {
    text.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }

  function toggle() {
    set(Boolean(text.hidden));
    if (!text.hidden) text.scrollIntoView({ block: "nearest" });
  }

  return {
    text, button, toggle,
    /** @param {boolean} open */
    set(open) {
      set(open);
      if (open) text.scrollIntoView({ block: "nearest" });
    },
    /** @param {string[]} paragraphs @param {boolean} waiting */
    reset(paragraphs, waiting) {
      text.replaceChildren(...paragraphs.map((paragraph) => make("p", "", say(paragraph))));
      button.hidden = waiting;
      set(false);
    },
  };
}
