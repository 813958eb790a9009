/** The run chips of presenter mode: sign, name, learning rate, loss and state, read from the last row. */

import { make } from "../core/elements.mjs";
import { drawMarker } from "../plot/glyphs.mjs";
import { format } from "../words/numbers.mjs";
import { wordAt } from "./table.mjs";
import { headOf } from "../core/tracks.mjs";
import { say, tell } from "../words/words.mjs";

const EVERY = 100, SIGN = { width: 52, height: 24, scale: 3 };

/**
 * Line with dash and marker, as on the pictures.
 * @param {RunStyle} style
 * @param {HTMLCanvasElement} canvas
 */
function drawSign(canvas, style) {
  const { width, height, scale } = SIGN;
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  for (const [colour, thick, dash] of /** @type {[string, number, number[]][]} */ ([[style.casing, 8, []], [style.colour, 4.5, style.dash]])) {
    ctx.beginPath();
    ctx.moveTo(1, height / 2);
    ctx.lineTo(width - 1, height / 2);
    ctx.setLineDash(dash);
    ctx.lineWidth = thick;
    ctx.strokeStyle = colour;
    ctx.stroke();
  }
  drawMarker(ctx, style.marker, width / 2, height / 2, 15, style.colour, style.casing, 2);
}

/** @param {() => void} pressed */
function createChip(pressed) {
  /** @type {Record<string, HTMLElement>} */
  const parts = {};
  for (const name of ["name", "rate", "loss", "state"]) parts[name] = make("span", `chip-${name}`, "");
  const sign = make("canvas", "chip-sign");
  sign.setAttribute("aria-hidden", "true");
  const chip = make("button", "chip", make("span", "chip-head", sign, parts.name, parts.rate),
    make("span", "chip-foot", parts.loss, parts.state));
  chip.type = "button";
  chip.addEventListener("click", pressed);
  return /** @type {Chip} */ ({ chip, sign, parts, style: null });
}

/** @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (/** @type {Text | null} */ (element.firstChild)?.data !== text) element.textContent = text;
}

/** @param {Chip} chip @param {Track} track @param {number} step @param {number} number */
function fill({ chip, parts }, track, step, number) {
  const head = headOf(track, step), word = wordAt(track, step);
  write(parts.name, track.label);
  write(parts.rate, say("lr {value}", { value: format(track.lr) }));
  write(parts.loss, track.count ? say("loss {value}", { value: format(track.loss[head], 3) }) : "");
  const running = !(track.ended && word === track.word);
  write(parts.state, track.visible ? (running ? say("running") : word) : say("hidden"));
  const state = running ? "running" : track.status;
  if (chip.dataset.state !== state) chip.dataset.state = state;
  const pressed = String(Boolean(track.visible));
  if (chip.getAttribute("aria-pressed") === pressed) return;
  chip.setAttribute("aria-pressed", pressed);
  tell(chip, track.visible ? "Hide this run ({number})" : "Show this run ({number})", "sayTitle", { number });
}

/** @param {Lab} lab */
export function createChips({ tracks, edit }) {
  let chips = /** @type {Chip[]} */ ([]), told = 0;

  /** @param {HTMLElement} host */
  function build(host) {
    chips = tracks.runs.map((_, k) => createChip(() => {
      const track = tracks.runs[k];
      if (track) edit(`${track.name}.visible`, track.visible ? "false" : "true");
    }));
    host.dataset.many = String(chips.length > 2);
    host.replaceChildren(...chips.map(({ chip }) => chip));
  }

  /**
   * One frame; only presenter mode shows chips.
   * @param {Frame} frame
   */
  function draw({ now, step, playing, view, palette }) {
    if (!view.present || (playing && now - told < EVERY)) return false;
    told = now;
    const host = document.getElementById("chips");
    if (!host) return false;
    if (chips.length !== tracks.runs.length || (chips[0] && chips[0].chip.parentElement !== host)) build(host);
    tracks.runs.forEach((track, k) => {
      if (chips[k].style !== palette.runs[k]) drawSign(chips[k].sign, (chips[k].style = palette.runs[k]));
      fill(chips[k], track, step, k + 1);
    });
    return false;
  }
  return { draw };
}
