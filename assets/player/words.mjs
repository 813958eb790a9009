/**
 * The page's texts in the language of the link. English is written where it is used, and is the key
 * under which the other languages have it: a translation is one file.
 */

let dictionary = {};

/** @param {Record<string, string>} found English text -> the same in the page's language */
export function speak(found) {
  dictionary = found;
}

/**
 * A text with its values put in: say("step {k} of {n}", {k: 3, n: 20}).
 * @param {string} text in English @param {Record<string, string|number>} values
 */
export function say(text, values = {}) {
  return (dictionary[text] ?? text).replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all));
}
