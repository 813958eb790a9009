/** The slice: the loss along one line through a run's head, where a slope can be seen and measured. */

import { make } from "../core/elements.mjs";
import { drawText } from "../plot/glyphs.mjs";
import { format } from "../words/numbers.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { SECANT, SIGHT } from "../core/contract.mjs";
import { createSecantHandle } from "../slice/secant.mjs";
import { drawSlice } from "../slice/plot.mjs";
import { createSliceLine } from "../slice/line.mjs";
import { createSlicer } from "../slice/slicer.mjs";
import { makeTool, refit, toolsOf } from "../core/tools.mjs";
import { same } from "../core/stamp.mjs";

/** @param {Lab} lab @param {DeclaredView} declared @returns {Feature} */
export function create({ contour, changed, link, tracks, picture }, { keys: [key] }) {
  const slicer = createSlicer(changed), marks = createSliceLine(contour), root = document.documentElement;
  const canvas = make("canvas", "slice-plot"), title = make("span", "slice-title");
  const tangent = make("output", "tangent-slope"), secant = make("output", "secant-slope"), note = make("p", "slice-note");
  const cycle = makeTool("⇥", key.text, key.key, key.press);
  const head = make("div", "slice-head", title, tangent, secant);
  const body = make("div", "slice-body", canvas, note);
  let view = /** @type {Float64Array | null} */ (null), apart = /** @type {number | null} */ (null), along = "none", drawn = /** @type {Stamp} */ (null), host = /** @type {HTMLElement | null} */ (null), sizes = /** @type {Record<string, any> | null} */ (null), painted = /** @type {Record<string, any> | null} */ (null);
  const handle = createSecantHandle({
    placeOf: (left) => (left - view[1]) / view[0], pixelOf: (at) => view[0] * at + view[1],
    here: () => slicer.held.at, span, apart: () => apart,
    moved(distance) { apart = limited(distance); changed(); },
  });
  body.append(handle.element);
  // Sizes are asked for when they change: in a frame the question would cost a layout of the page.
  new ResizeObserver(() => {
    sizes = null;
    changed();
  }).observe(canvas);

  function span() {
    const [x, y] = contour.gd?.layout?.meta?.domain ?? [[0, 1], [0, 1]], sides = [x[1] - x[0], y[1] - y[0]];
    return along === "x" ? sides[0] : along === "y" ? sides[1] : Math.min(...sides);
  }

  const sight = () => (picture()?.view.fog ? SIGHT * span() : null);

  /**
   * No point is measured that the fog covers.
   * @param {number} distance
   */
  function limited(distance) {
    const most = sight() ?? Infinity;
    return Math.max(-most, Math.min(most, distance));
  }

  /**
   * The run in the inspector, or the first that is shown.
   * @param {Frame} frame
   */
  function runOf(frame) {
    const chosen = frame.view.inspect - 1;
    const place = tracks.runs[chosen]?.count ? chosen : tracks.runs.findIndex((track) => track.visible && track.count);
    return place;
  }

  /** @param {StreamHeader} header */
  function answered(header) {
    const on = header.view.slice;
    if (on !== along) apart = null;
    along = on;
    if (root.dataset.slice === on) return;
    root.dataset.slice = on;
    refit();
  }

  /** @param {Frame} frame */
  function draw(frame) {
    if (along === "none") {
      marks.clear();
      return false;
    }
    if (host?.isConnected !== true) {
      host = document.getElementById("slice-picture");
      host?.prepend(head, body);
      if (host) toolsOf(host).prepend(cycle);
    }
    const track = tracks.runs[runOf(frame)];
    if (!track || !host || !contour.gd?.layout?.meta?.domain) return false;
    apart ??= SECANT * span();
    apart = limited(apart);
    const address = `slice${link.link || "?"}&which=${encodeURIComponent(track.name)}&step=${headOf(track, frame.step)}&along=${along}&apart=${apart}`;
    slicer.ask(address, frame.playing);
    const { held } = slicer;
    const place = tracks.runs.findIndex((run) => run.name === held?.which);
    if (place >= 0 && held.along === along) show(frame, held, place);
    return false;
  }

  /**
   * The size of the drawing and of its letters, and the colours of the theme.
   * @param {Palette} palette
   */
  function measure(palette) {
    if (sizes?.palette === palette) return sizes;
    const css = getComputedStyle(host), read = (/** @type {string} */ name) => css.getPropertyValue(name).trim();
    const slopes = { rises: read("--rises"), falls: read("--falls"), level: read("--level") };
    sizes = { palette, width: canvas.clientWidth, height: canvas.clientHeight, ratio: window.devicePixelRatio || 1, slopes,
      look: { ink: palette.ink, paper: palette.paper, line: read("--line"), accent: read("--accent"),
        size: Math.round(parseFloat(css.fontSize) * 0.88), family: css.fontFamily } };
    return sizes;
  }

  /** @param {Frame} frame @param {Slice} held @param {number} place */
  function show(frame, held, place) {
    const found = measure(frame.palette), key = [held.address, frame.view.fog, frame.stamp];
    marks.draw(frame, held);
    if ((same(key, drawn) && found === painted) || !found.width) return;
    drawn = key;
    painted = found;
    if (held.missing) handle.show(null);
    else paint(held, frame.palette.runs[place], found);
    body.classList.toggle("empty", Boolean(held.missing));
    note.textContent = held.missing ?? "";
    name(held, place);
    // The second point is beyond the picture's edge: it is put to the other side, or closer.
    if (!held.missing && held.secant === null) {
      apart = apart > 0 ? -apart : -apart / 2;
      changed();
    }
  }

  /** @param {Slice} held */
  const axisName = (held) => (held.along === "gradient" ? say("distance along the gradient, uphill")
    : contour.gd?.layout?.[`${held.along}axis`]?.title?.text ?? held.along);

  /** @param {Slice} held @param {number} place */
  function name(held, place) {
    const run = tracks.runs[place];
    title.textContent = say("{run}, step {step}: loss along {line}", { run: run?.label ?? "", step: held.step,
      line: held.along === "gradient" ? say("the gradient") : axisName(held) });
    tangent.className = `tangent-slope ${signOf(held)}`;
    tangent.textContent = held.missing ? "" : say("tangent {slope}: {words}", { slope: format(held.slope), words: inWords(held) });
    const second = held.secant;
    secant.textContent = second ? say("secant {slope} over {apart}", { slope: format(second.slope ?? NaN), apart: format(second.at - held.at) }) : "";
  }

  /**
   * What a sign of the slope means for a step downhill.
   * @param {Slice} held
   */
  function inWords(held) {
    const name = held.along === "gradient" ? say("the distance") : axisName(held);
    if (held.level) return say("level");
    return held.slope < 0 ? say("falls to the right, downhill {name} grows", { name }) : say("falls to the left, downhill {name} shrinks", { name });
  }

  /** @param {Slice} held @param {RunStyle} style @param {any} given */
  function paint(held, style, { width, height, ratio, slopes, look: plain }) {
    const ctx = canvas.getContext("2d"), look = { ...plain, slope: slopes[signOf(held)] };
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const found = drawSlice(ctx, width, height, { slice: held, sight: sight(), titles: [axisName(held), say("loss")], style }, look);
    view = found.view;
    if (found.cut) {
      ctx.font = `italic ${look.size}px ${look.family}`;
      ctx.textAlign = "right";
      drawText(ctx, say("higher parts are cut off"), width - look.size, 1.8 * look.size, look.ink, look.paper);
    }
    grip(held);
  }

  /** @param {Slice} held */
  function grip(held) {
    const second = held.secant;
    if (!second || second.value === null) return handle.show(null);
    const top = Math.min(view[9], Math.max(view[7], view[3] * second.value + view[4]));
    const text = say("{apart} away, secant {secant}, tangent {tangent}",
      { apart: format(second.at - held.at), secant: format(second.slope ?? NaN), tangent: format(held.slope) });
    return handle.show(view[0] * second.at + view[1], top, (second.at - held.at) / span(), text);
  }

  return { answered, draw };
}

/** @param {Slice} slice */
const signOf = ({ slope, level }) => (level ? "level" : slope > 0 ? "rises" : "falls");
