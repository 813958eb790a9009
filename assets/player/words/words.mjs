/**
 * The page's texts in the language of the link. English is written where it is used, and is the key
 * under which the other languages have it: a translation is one file, `languages/xx.json`.
 */

const ENGLISH = "en", PATIENCE = 4000;
// Where an element's English text is kept, and how it is shown.
/** @type {Record<string, (element: HTMLElement, text: string) => void>} */
const MARKS = {
  /** @param {HTMLElement} element @param {string} text */
  say: (element, text) => { element.textContent = text; },
  /** @param {HTMLElement} element @param {string} text */
  sayTitle: (element, text) => { element.title = text; },
  /** @param {HTMLElement} element @param {string} text */
  sayLabel: (element, text) => element.setAttribute("aria-label", text),
  /** @param {HTMLElement} element @param {string} text */
  sayTip: (element, text) => { element.dataset.title = text; element.setAttribute("aria-label", text); },
};
const MARKED = "[data-say], [data-say-title], [data-say-label], [data-say-tip]";

const held = new Map([[ENGLISH, {}]]); // language -> English text -> the same in it
/** @type {Record<string, string>} */
let dictionary = {};
let language = ENGLISH, watched = false;

/** The language that texts are said in now. */
export const spoken = () => language;

/**
 * Fetches a language's texts, so that they can be spoken; English stands in where they are missing.
 * @param {string} wanted
 */
export async function learn(wanted) {
  if (held.has(wanted)) return;
  try {
    const response = await fetch(`languages/${wanted}.json`, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) held.set(wanted, await response.json());
  } catch {
    // The banner tells when the server is away; the next answer asks again.
  }
}

/**
 * Says everything in a language that was learnt; what the page already shows is said again.
 * @param {string} wanted
 */
export function speak(wanted) {
  if (wanted === language || !held.has(wanted)) return;
  language = wanted;
  dictionary = held.get(wanted);
  document.documentElement.lang = language;
  // How the language writes a decimal, for the boxes.
  document.documentElement.dataset.decimal = say("decimal mark: .").at(-1);
  sayAll(document);
  if (!watched) new MutationObserver(sayNew).observe(document.documentElement, { childList: true, subtree: true });
  watched = true;
}

/**
 * A text with its values put in: say("step {step} of {steps}", {step: 3, steps: 20}).
 * @param {string} text in English @param {Record<string, string|number>} values
 */
export function say(text, values = {}) {
  return (dictionary[text] ?? text).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}

/**
 * Marks a text that is said later, where it is shown; so that the tests find it.
 * @param {string} text
 */
export const later = (text) => text;

/**
 * Gives an element a text that follows the language.
 * @template {HTMLElement} E
 * @param {E} element
 * @param {string} text in English @param {"say"|"sayTitle"|"sayLabel"|"sayTip"} how as its text, title, name, or tip of a Plotly tool
 * @param {Record<string, string|number>} values what is put into all texts of the element
 * @returns {E}
 */
export function tell(element, text, how = "say", values = null) {
  element.dataset[how] = text;
  if (values) element.dataset.sayValues = JSON.stringify(values);
  MARKS[how](element, say(text, values ?? {}));
  return element;
}

/** @param {HTMLElement} element */
function sayAgain(element) {
  const values = JSON.parse(element.dataset.sayValues ?? "{}");
  for (const [how, show] of Object.entries(MARKS)) if (how in element.dataset) show(element, say(element.dataset[how], values));
}

/** @param {any} root a document, an element or a text */
function sayAll(root) {
  if (root.matches?.(MARKED)) sayAgain(root);
  root.querySelectorAll?.(MARKED).forEach(sayAgain);
}

/**
 * What comes to the page later was made in the language of then.
 * @param {MutationRecord[]} records
 */
function sayNew(records) {
  for (const { addedNodes } of records) addedNodes.forEach(sayAll);
}
