/** The small table beside the pointer: the place, and the value of each run there. */

const GAP = 16;

export function createReadout() {
  const element = document.createElement("div");
  element.className = "readout";
  element.hidden = true;
  element.setAttribute("aria-hidden", "true");
  document.body.appendChild(element);

  /** @param {Line} line */
  function lineOf({ run, label, text }) {
    const line = document.createElement("div"), swatch = document.createElement("span"), value = document.createElement("b");
    swatch.className = `swatch run-${run + 1}`;
    value.textContent = text;
    line.append(swatch, ` ${label} `, value);
    return line;
  }

  return {
    hide() {
      element.hidden = true;
    },
    /** @param {string} title @param {Line[]} lines @param {number} x @param {number} y in the window */
    show(title, lines, x, y) {
      const head = document.createElement("div");
      head.className = "readout-title";
      head.textContent = title;
      element.replaceChildren(head, ...lines.map(lineOf));
      element.hidden = false;
      const { width, height } = element.getBoundingClientRect();
      // Beside the place read, on the side where there is room.
      const left = x + GAP + width < innerWidth ? x + GAP : x - GAP - width;
      const top = Math.min(Math.max(4, y - height - GAP / 2), innerHeight - height - 4);
      element.style.left = `${Math.max(4, left)}px`;
      element.style.top = `${top}px`;
    },
  };
}
