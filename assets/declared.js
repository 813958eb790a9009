/* What the panel's components need of the browser: number formats, and formulas drawn. */
(function () {
  "use strict";

  /** @param {number} value */
  const plainNumber = (value) => String(Number(Number(value).toPrecision(4)));
  /** @param {number} value */
  const powerOfTen = (value) => String(Number((10 ** value).toPrecision(3)));
  /* A menu's option: its name, and a line on what it shows. */
  /** @param {{option: {label: string, about?: string}, checked: boolean}} given */
  function optionWithLine({ option, checked }) {
    const { createElement } = window.React;
    const name = createElement("div", { className: checked ? "option-name chosen" : "option-name" }, option.label);
    const line = option.about ? createElement("div", { className: "option-line" }, option.about) : null;
    return createElement("div", null, name, line);
  }

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, { optionWithLine, plainNumber, powerOfTen });

  /* MathML comes from the declared formulas only; it is parsed as a document, never as a script. */
  /** @param {HTMLElement} element */
  function draw(element) {
    const parsed = new DOMParser().parseFromString(element.dataset.mathml, "text/html");
    const math = parsed.querySelector("math");
    if (math) element.replaceChildren(document.importNode(math, true));
    element.dataset.drawn = element.dataset.mathml;
  }

  function drawAll() {
    for (const element of document.querySelectorAll(".formula[data-mathml]")) {
      if (element.dataset.drawn !== element.dataset.mathml) draw(element);
    }
  }

  /* A logarithmic slider slides the exponent: its true value is what is read aloud. */
  function speakAll() {
    for (const thumb of document.querySelectorAll(".slide.log [role=slider]")) {
      const text = powerOfTen(Number(thumb.getAttribute("aria-valuenow")));
      if (thumb.getAttribute("aria-valuetext") !== text) thumb.setAttribute("aria-valuetext", text);
    }
  }

  function refresh() {
    drawAll();
    speakAll();
  }

  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-mathml", "aria-valuenow"] };
  new MutationObserver(refresh).observe(document.documentElement, watched);
})();
