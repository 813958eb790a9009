/** The map of a run's rates: its panel, what the pointer and the keyboard read in it, and its key. */

import { make } from "../core/elements.mjs";
import { createReadout } from "../curves/readout.mjs";
import { makeTool, press, refit, toolsOf } from "../core/tools.mjs";
import { later, say, spoken, tell } from "../words/words.mjs";
import { createAsker } from "./asker.mjs";
import { createMomentum } from "./momentum.mjs";
import { createSweep } from "./sweep.mjs";
import { same } from "../core/stamp.mjs";

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], PageUp: [10, 0], PageDown: [-10, 0], End: [1e4, 0], Home: [-1e4, 0] };
/** @type {Record<string, string>} */
const NAMES = {
  sweep: later("Learning rate: arrow keys choose one, up and down another run, Enter applies it"),
  momentum: later("Learning rate and momentum: arrow keys choose a pair, Enter applies it"),
};

/** @param {Lab} lab @param {DeclaredView} declared */
export function createRateMaps({ edit, changed, link }, { keys: [sweep] }) {
  const root = document.documentElement, readout = createReadout(), ask = createAsker(changed);
  /** @type {Record<string, RateChart>} */
  const charts = { sweep: createSweep(ask, edit), momentum: createMomentum(ask, edit) };
  const canvas = make("canvas", "map-plot"), note = make("p", "map-note"), title = make("span", "map-title"), legend = make("span", "map-legend");
  const body = make("div", "map-body", canvas, note);
  const other = tell(tell(make("button", "press tool", "η × μ"), "Learning rate × momentum", "sayTitle"), "Learning rate × momentum", "sayLabel");
  const tool = makeTool("⇆", sweep.text, sweep.key, sweep.press);
  let shown = "none", chart = /** @type {RateChart | null} */ (null), cursor = /** @type {MapCursor | null} */ (null), host = /** @type {HTMLElement | null} */ (null), drawn = /** @type {Stamp} */ (null), sizes = /** @type {Record<string, any> | null} */ (null);
  other.type = "button";
  other.addEventListener("click", () => edit("map", shown === "momentum" ? "sweep" : "momentum"));
  Object.assign(body, { tabIndex: 0, role: "slider" });
  for (const [name, value] of [["valuemin", 0], ["valuenow", 0]]) body.setAttribute(`aria-${name}`, String(value));
  // Sizes are asked for when they change: in a frame the question would cost a layout of the page.
  new ResizeObserver(() => { sizes = null; changed(); }).observe(canvas);

  /** @param {StreamHeader} header */
  function answered({ view }) {
    if (view.map === shown && root.dataset.map === shown) return;
    shown = root.dataset.map = view.map;
    chart = charts[shown] ?? null;
    point(null);
    drawn = null;
    if (!chart) return refit();
    press(tool, true);
    press(other, shown === "momentum");
    tell(body, NAMES[shown], "sayLabel");
    return refit();
  }

  function place() {
    if (host?.isConnected) return true;
    host = document.getElementById("map-picture");
    host?.prepend(make("div", "map-head", title, legend), body);
    if (host) toolsOf(host).prepend(other, tool);
    return Boolean(host);
  }

  /**
   * One frame: asks for what is missing, and draws when something has changed.
   * @param {Frame} frame
   */
  function draw(frame) {
    if (!chart || !link.link || !place()) return false;
    chart.ask(frame, link.link);
    measure(frame.palette);
    // Before a lesson's question is answered the map would tell the end.
    const silent = root.dataset.lesson === "waiting", key = [shown, silent, chart.version, frame.stamp, frame.tracks.version, cursor?.i, cursor?.j, cursor?.line, cursor?.k, spoken(), sizes.id];
    if (same(key, drawn) || !sizes.width) return false;
    drawn = key;
    const missing = silent ? say("Shown once you have made a prediction.") : chart.missing(), ready = chart.version > 0 && !missing;
    note.textContent = missing;
    body.classList.toggle("empty", !ready);
    title.textContent = ready ? chart.title() : "";
    legend.replaceChildren(...(ready ? chart.legend(frame.palette) : []));
    if (ready) paint(frame.palette);
    return false;
  }

  /**
   * The size of the drawing and of its letters, and the colours of the theme.
   * @param {Palette} palette
   */
  function measure(palette) {
    if (sizes?.palette === palette) return;
    const css = getComputedStyle(host), line = css.getPropertyValue("--line").trim();
    const size = Math.round(parseFloat(css.fontSize) * 0.88), [width, height, ratio] = [canvas.clientWidth, canvas.clientHeight, window.devicePixelRatio || 1];
    sizes = { palette, width, height, ratio, id: [width, height, ratio, size, palette.ink],
      look: { ink: palette.ink, paper: palette.paper, line, size, family: css.fontFamily } };
  }

  /** @param {Palette} palette */
  function paint(palette) {
    const { width, height, ratio, look } = sizes, ctx = canvas.getContext("2d");
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    chart.paint(ctx, { width, height }, look, palette);
    tellValue(chart.read(cursor ?? chart.start()));
    if (cursor) chart.mark(ctx, cursor, look, palette);
  }

  /** @param {MapReading} reading */
  function tellValue({ now, most, spoken: text }) {
    for (const [name, value] of [["now", now], ["max", most], ["text", text]]) body.setAttribute(`aria-value${name}`, String(value));
  }

  const ready = () => chart && drawn && !body.classList.contains("empty");

  /**
   * Reads a place, or nothing any more.
   * @param {MapCursor | null} found
   */
  function point(found) {
    cursor = found;
    if (!found) readout.hide();
    else {
      const read = chart.read(found), { place: [x, y] } = read, bounds = canvas.getBoundingClientRect();
      readout.show(read.title, read.lines, bounds.left + x, bounds.top + y);
      tellValue(read);
    }
    changed();
  }

  /** @param {PointerEvent} event */
  function under(event) {
    const bounds = canvas.getBoundingClientRect();
    return chart.at(event.clientX - bounds.left, event.clientY - bounds.top);
  }

  body.addEventListener("pointermove", (event) => { if (ready() && event.pointerType !== "touch") point(under(event)); });
  body.addEventListener("pointerleave", () => point(null));
  body.addEventListener("blur", () => point(null));
  body.addEventListener("focus", () => { if (ready() && body.matches(":focus-visible")) point(chart.start()); });
  // A click takes no focus: the arrow keys go on to step the runs. Tab comes here to read.
  body.addEventListener("mousedown", (event) => event.preventDefault());
  body.addEventListener("click", (event) => { if (ready()) chart.take(under(event)); });
  body.addEventListener("keydown", (event) => {
    if (!ready() || event.ctrlKey || event.metaKey || event.altKey) return;
    const [across, up] = ARROWS[event.key] ?? [0, 0], by = event.shiftKey ? 10 : 1;
    if (across || up) point(chart.move(cursor ?? chart.start(), by * across, up));
    else if (event.key === "Enter" || event.key === " ") chart.take(cursor ?? chart.start());
    else if (event.key === "Escape" && cursor) point(null);
    else return;
    event.preventDefault();
  });

  return { answered, draw };
}
