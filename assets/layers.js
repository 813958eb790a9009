/* What the components bring along, in a layer: where a style sheet of the page speaks, it is heard. */
(function () {
  "use strict";

  /**
   * What is written by a hand on the page stays as it is: Mantine's variables, and Plotly's rules.
   * @param {HTMLElement} element
   */
  const brought = (element) =>
    element.localName === "style" && element.firstChild && !element.id && !("mantineStyles" in element.dataset);

  /** @param {any} element */
  function lay(element) {
    if (!brought(element) || element.textContent.startsWith("@layer")) return;
    element.textContent = `@layer vendor {${element.textContent}}`;
  }

  // Before anything is painted: an observer is told as soon as the script has run that added them.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(lay);
  }).observe(document.head, { childList: true });
  document.head.querySelectorAll("style").forEach(lay);
})();
