/** The lines of a working: built once for all steps that share them, then filled with numbers. */

import { make } from "../core/elements.mjs";
import { format } from "../words/numbers.mjs";
import { say } from "../words/words.mjs";

/**
 * A formula of the server's as elements, one a term so that a long sum is broken between them.
 * @param {string} inner
 */
function formulaOf(inner) {
  // Its text is declared in the code, never a user's.
  const parsed = new DOMParser().parseFromString(`<math><mrow>${inner}</mrow></math>`, "text/html");
  return termsOf(document.importNode(parsed.querySelector("math > mrow"), true)).map(mathOf);
}

/** @param {Element[]} nodes */
function mathOf(nodes) {
  const math = document.createElementNS("http://www.w3.org/1998/Math/MathML", "math");
  math.setAttribute("displaystyle", "true");
  math.append(...nodes);
  // A sign that begins a term stands between two, though they are elements of their own.
  if (isSign(nodes[0])) nodes[0].setAttribute("form", "infix");
  return math;
}

/** @param {Element} node */
const isSign = (node) => node?.localName === "mo" && ["+", "−"].includes(node.textContent) && node.getAttribute("form") !== "prefix";

/**
 * The terms of a sum as lists of nodes, each with its sign before it; other things are one term.
 * @param {Element} node
 */
function termsOf(node) {
  const parts = [...node.children];
  const sums = parts.map((part) => (part.localName === "mrow" ? termsOf(part) : [[part]]));
  if (!parts.some(isSign) && sums.filter((terms) => terms.length > 1).length !== 1) return [parts];
  if (parts.some((part) => part.localName === "mo" && part.textContent === "(")) return [parts];
  /** @type {Element[][]} */
  const found = [[]];
  for (const [k, terms] of sums.entries()) {
    if (isSign(parts[k])) found.push([]);
    found.at(-1).push(...terms[0]);
    found.push(...terms.slice(1));
  }
  return found.filter((term) => term.length);
}

/** @param {WorkingRow} row */
const lhs = (row) => (row.name ? `${row.name}<mo>=</mo>${row.symbols}` : `${row.symbols}<mo>?</mo>`);

/** @param {WorkingRow} row @param {boolean} common */
function createRow(row, common) {
  const element = make("div", "why-row"), name = make("span", "why-axis", row.axis);
  element.append(name);
  const rest = make("span", "why-rest");
  element.append(rest);
  if (!common && (row.symbols || row.name)) {
    const left = row.note ? `<mrow>${row.name}</mrow>` : lhs(row);
    rest.append(make("span", "why-symbols", ...formulaOf(left)));
  }
  /** @type {Pick<FilledRow, "value" | "note" | "answer">} */
  const filled = { value: null, note: null, answer: null };
  if (row.note) rest.append((filled.note = make("span", "why-note")));
  if (row.worked) rest.append(make("span", "why-worked", ...formulaOf(row.answer === undefined ? `<mo>=</mo>${row.worked}` : row.worked)));
  if (row.answer !== undefined) rest.append((filled.answer = make("b", "why-value")));
  else rest.append(make("span", "why-result", "= ", (filled.value = make("b", "why-value"))));
  return { element, row, ...filled };
}

/** @param {WorkingLine} line */
function createLine(line) {
  const element = make("div", "why-line");
  element.dataset.part = line.part;
  if (line.common && !line.rows[0].note) element.append(make("div", "why-symbols", ...formulaOf(lhs(line.rows[0]))));
  else if (line.common) element.append(make("div", "why-symbols", ...formulaOf(line.rows[0].name)));
  const rows = line.rows.map((row) => createRow(row, line.common));
  element.append(...rows.map((row) => row.element));
  return { element, rows };
}

/** @param {HTMLElement} element @param {string} text */
const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** @type {Record<string, RegExp>} */
const BRACKETED = { sum: /^−/, power: /^−|e/ };
/** @param {string} text @param {string} wrap */
const bracketed = (text, wrap) => (BRACKETED[wrap]?.test(text) ? `(${text})` : text);

/** @param {HTMLElement} host */
export function createLines(host) {
  let shown = /** @type {WorkingLine[] | null} */ (null), rows = /** @type {FilledRow[]} */ ([]), places = /** @type {{ element: HTMLElement; n: number; wrap: string; }[]} */ ([]);

  /** @param {WorkingLine[]} lines */
  function build(lines) {
    shown = lines;
    const made = lines.map(createLine);
    rows = made.flatMap((line) => line.rows);
    host.replaceChildren(...made.map((line) => line.element));
    places = [...host.querySelectorAll("mn[data-n]")].map((element) => ({ element, n: Number(element.dataset.n), wrap: element.dataset.w }));
  }

  /** @param {WorkingLine[]} lines */
  const same = (lines) => shown !== null && (lines === shown || JSON.stringify(lines) === JSON.stringify(shown));

  /** @param {WorkingStep} step @param {boolean} exact whether hovering tells all digits */
  return function show({ lines, numbers }, exact) {
    if (!same(lines)) build(lines);
    shown = lines;
    for (const { element, n, wrap } of places) {
      const text = format(numbers[n]);
      write(element, bracketed(text, wrap));
      if (exact) element.setAttribute("title", String(numbers[n]));
    }
    for (const { row, value, note, answer } of rows) {
      if (note) write(note, say(row.note, { n: format(numbers[row.count]) }));
      if (answer) write(answer, say(numbers[row.answer] ? "yes" : "no"));
      if (!value) continue;
      write(value, format(numbers[row.value]));
      value.title = String(numbers[row.value]);
    }
  };
}
