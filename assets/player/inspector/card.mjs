/** The card of the step inspector: which run and step, the lines, and the figures. */

import { make, makeButton } from "../core/elements.mjs";
import { createFigures } from "./figures.mjs";
import { createLines } from "./lines.mjs";
import { format } from "../words/numbers.mjs";
import { say, tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

/** @param {HTMLElement} element @param {string} text */
const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** @param {{choose: (number: number) => void, close: () => void}} page */
export function createInspectorCard(page) {
  const title = tell(make("h2"), "Why this step?"), about = make("p", "why-about");
  const close = makeButton("Close", page.close, "Esc");
  close.id = "inspector-close";
  tell(close, "Close “Why this step?”", "sayLabel");
  const runs = make("div", "why-runs"), said = make("p", "why-said"), place = make("p", "why-place");
  said.setAttribute("role", "status");
  runs.setAttribute("role", "group");
  tell(runs, "Run", "sayLabel");
  const lines = make("div", "why-lines"), figures = make("div", "why-figures");
  const content = make("div", "why-content", place, lines, figures);
  const body = make("div", "why-body",
    make("div", "why-head", title, close), about, runs, said, content);
  const showLines = createLines(lines), showFigures = createFigures(figures);
  let listed = /** @type {Stamp} */ (null);

  /** @param {Track[]} tracks @param {number} chosen */
  function list(tracks, chosen) {
    const key = [...tracks.map((track) => [track.label, track.visible]), chosen];
    if (same(key, listed)) return;
    listed = key;
    runs.replaceChildren(...tracks.map((track, k) => {
      const swatch = make("span", `swatch run-${k + 1}`);
      swatch.setAttribute("aria-hidden", "true");
      const button = makeButton("", () => page.choose(k + 1));
      button.append(swatch, " ", track.label);
      button.setAttribute("aria-pressed", String(k + 1 === chosen));
      return button;
    }));
  }

  return {
    element: body,
    /**
     * Puts the card on the page or takes it away; false while Dash has not drawn its place.
     * @param {boolean} open
     */
    place(open) {
      const host = document.getElementById("inspector");
      if (!host) return false;
      if (body.parentElement !== host) host.append(body);
      if (host.hidden === !open) return true;
      host.hidden = !open;
      if (open) document.documentElement.dataset.inspect = "";
      else delete document.documentElement.dataset.inspect;
      requestAnimationFrame(() => dispatchEvent(new Event("resize")));
      return true;
    },
    /**
     * The head: which run, and from which step to which.
     * @param {Track[]} tracks @param {number} step
     * @param {number} chosen
     */
    name(tracks, chosen, step) {
      list(tracks, chosen);
      const label = tracks[chosen - 1]?.label ?? say("run {k}", { k: chosen });
      write(about, say("{label} · step {k} → {next}", { label, k: step, next: step + 1 }));
    },
    /**
     * @param {WorkingStep} step @param {Track[]} tracks @param {boolean} resting
     */
    show(step, tracks, resting) {
      const track = tracks[step.about.run - 1];
      if (step.end) write(about, say("{label} · step {k}, the last", { label: track?.label ?? "", k: step.k }));
      const hidden = track && !track.visible ? say("This run is hidden in the pictures.") : "";
      write(said, [step.end, hidden].filter(Boolean).join(" "));
      const [x, y] = step.point.map((value) => format(Number(value)));
      write(place, say("at ({x}, {y}), loss {loss}", { x, y, loss: format(Number(step.loss)) }));
      place.title = `${step.point.join(", ")}: ${step.loss}`;
      content.hidden = false;
      lines.hidden = !step.lines.length;
      showLines(step, resting);
      showFigures(step);
      body.dataset.step = String(step.k);
    },
    /**
     * A sentence in place of the content.
     * @param {string} text
     */
    tell(text) {
      write(said, text);
      content.hidden = true;
    },
    /** @param {boolean} is */
    late(is) {
      if ((body.dataset.late === "true") !== is) body.dataset.late = String(is);
    },
  };
}
