/** What the inspector draws beside the lines: squares, effective rates, and the curvature. */

import { make } from "../core/elements.mjs";
import { format } from "../words/numbers.mjs";
import { later, say, tell } from "../words/words.mjs";

const SIDE = 64;

/** @param {HTMLElement} element @param {string} text */
const write = (element, text, title = "") => {
  if (element.textContent !== text) element.textContent = text;
  if (title && element.title !== title) element.title = title;
};

/** @param {HTMLElement} element @param {number} value */
function number(element, value) {
  write(element, format(value), String(value));
}

/** @param {string} name @param {string} title */
function part(name, title) {
  const heading = tell(make("h3"), title), body = make("div", name);
  return { heading, body, section: make("section", "why-part", heading, body) };
}

/** The memory of squared gradients: squares whose area is the value. */
function createSquares() {
  const { section, body, heading } = part("why-squares", "");
  section.dataset.part = "memory";
  const both = ["x", "y"].map((axis) => {
    const square = make("span", "why-square"), value = make("b", "why-value");
    square.setAttribute("aria-hidden", "true");
    body.append(make("div", "", make("span", "why-frame", square), make("span", "", axis, " "), value));
    return { square, value };
  });
  return {
    section,
    /** @param {WorkingStep} given */
    show({ squares }) {
      section.hidden = !squares;
      if (!squares) return;
      write(heading, say("Squared gradients {name}: the area is the value", { name: squares.name }));
      both.forEach(({ square, value }, k) => {
        const size = Number(squares.values[k]), side = SIDE * Math.sqrt(size / (Number(squares.largest) || 1));
        square.style.width = square.style.height = `${Number.isFinite(side) ? side.toFixed(1) : 0}px`;
        number(value, size);
      });
    },
  };
}

/** How far each coordinate moved for its slope. */
function createRates() {
  const { section, body } = part("why-rates", later("Effective learning rate |Δ| / |g|"));
  section.dataset.part = "step";
  const both = ["x", "y"].map((axis) => {
    const bar = make("span", "why-bar"), value = make("b", "why-value");
    bar.setAttribute("aria-hidden", "true");
    body.append(make("div", "why-rate", make("span", "why-axis", axis), make("span", "why-track", bar), value));
    return { bar, value };
  });
  return {
    section,
    /** @param {WorkingStep} given */
    show({ rates }) {
      section.hidden = !rates;
      if (!rates) return;
      const found = rates.map((rate) => (rate === null ? NaN : Number(rate)));
      const largest = Math.max(...found.filter(Number.isFinite), 0);
      both.forEach(({ bar, value }, k) => {
        bar.style.width = `${largest && Number.isFinite(found[k]) ? (100 * found[k]) / largest : 0}%`;
        number(value, found[k]);
      });
    },
  };
}

/** The Hessian, its eigenvalues with their directions, and what kind of point it is. */
function createCurvature() {
  const { section, body } = part("why-curvature", later("Curvature at this point"));
  const badge = make("span", "why-kind"), matrix = make("div", "why-matrix"), values = make("dl", "why-eigen");
  badge.tabIndex = 0;
  const cells = [0, 1, 1, 2].map((entry) => ({ entry, cell: matrix.appendChild(make("span", "")) }));
  const rows = ["λ₁", "λ₂", later("condition number")].map((name) => {
    const value = make("b", "why-value"), note = make("span", "why-direction");
    values.append(tell(make("dt"), name), make("dd", "", value, " ", note));
    return { value, note };
  });
  matrix.setAttribute("role", "img");
  body.append(badge, make("div", "why-hessian", make("span", "", "H ="), matrix), values);
  return {
    section,
    /** @param {WorkingStep} step */
    show(step) {
      write(badge, step.kindText, step.about.rule);
      badge.dataset.kind = step.kind;
      badge.setAttribute("aria-label", `${step.kindText}. ${step.about.rule}`);
      for (const { entry, cell } of cells) number(cell, Number(step.hessian[entry]));
      matrix.setAttribute("aria-label", `H = ${step.hessian.map((v) => format(Number(v))).join(", ")}`);
      step.eigenvalues.forEach((value, k) => {
        number(rows[k].value, Number(value));
        write(rows[k].note, `→ (${step.directions[k].map((v) => format(Number(Number(v).toPrecision(3)))).join(", ")})`);
      });
      number(rows[2].value, Number(step.condition));
      write(rows[2].note, "|λmax / λmin|");
    },
  };
}

/** @param {HTMLElement} host */
export function createFigures(host) {
  const all = [createSquares(), createRates(), createCurvature()];
  host.append(...all.map((figure) => figure.section));
  return (/** @type {WorkingStep} */ step) => all.forEach((figure) => figure.show(step));
}
