/** One row a run: the numbers at the playhead, exactly as drawn. */

import { whyButton } from "../inspector/button.mjs";
import { isEarly } from "../data/jump.mjs";
import { format } from "../words/numbers.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";

const COLUMNS = ["x", "y", "loss", "slope", "rate"];
// Before them stand the run and its step.
const COORDINATES = 2;

/**
 * What a run is doing at a step.
 * @param {Track} track @param {number} step
 */
export function wordAt(track, step) {
  const over = track.ended && step >= (track.at ?? track.count - 1);
  return over || (track.ended && step >= track.count - 1) ? track.word : "running";
}

/** @param {HTMLElement} row @param {string} name */
function cell(row, name, tag = "td") {
  const element = document.createElement(tag);
  element.className = name;
  row.appendChild(element);
  return element.appendChild(document.createTextNode(""));
}

/** @param {number} index */
function createRow(index) {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  const swatch = document.createElement("span");
  swatch.className = `swatch run-${index + 1}`;
  swatch.setAttribute("aria-hidden", "true");
  const label = document.createElement("span"), detail = document.createElement("span");
  detail.className = "detail";
  head.append(swatch, " ", label, " ", detail, " ", whyButton(index));
  row.appendChild(head);
  /** @type {Record<string, Text>} */
  const parts = { label: label.appendChild(document.createTextNode("")), detail: detail.appendChild(document.createTextNode("")) };
  for (const name of ["step", ...COLUMNS]) parts[name] = cell(row, `number ${name}`);
  const status = cell(row, "status").parentElement;
  const word = document.createElement("span");
  word.tabIndex = 0;
  status.replaceChildren(word);
  parts.word = word.appendChild(document.createTextNode(""));
  return { row, parts, word };
}

/** @param {Text} node @param {string} text */
const write = (node, text) => {
  if (node.data !== text) node.data = text;
};

/** @param {Row} row @param {Track} track @param {number} step */
function fill({ row, parts, word }, track, step) {
  const head = headOf(track, step), now = wordAt(track, step), running = now === "running";
  const status = running ? say("running") : now;
  if (row.hidden === track.visible) row.hidden = !track.visible;
  write(parts.label, track.label);
  write(parts.detail, track.detail ?? "");
  write(parts.step, String(head));
  for (const name of COLUMNS) write(parts[name], track.count ? format(track[name][head]) : "");
  write(parts.word, status);
  const clipped = track.clipped?.[head + 1] ? ` ${say("Clipping acts in the update that leaves this point.")}` : "";
  const early = isEarly(track, head) ? ` ${say("Its data jump before update {k}; loss and gradient are those after the jump.", { k: track.batch.jump })}` : "";
  const sentence = (running ? say("There are more steps to play.") : track.sentence ?? "") + clipped + early;
  if (word.title !== sentence) {
    word.title = sentence;
    word.setAttribute("aria-label", sentence ? `${status}: ${sentence}` : status);
  }
  if (row.dataset.status !== now) row.dataset.status = now;
}

/**
 * The columns of the coordinates are named as the axes are.
 * @param {HTMLElement} body @param {string[]} names
 */
function nameColumns(body, [x, y]) {
  const heads = /** @type {HTMLTableElement} */ (body.parentElement).tHead?.rows[0]?.cells;
  [x, y].forEach((name, k) => {
    const head = heads?.[COORDINATES + k];
    if (head && head.textContent !== name) head.textContent = name;
  });
}

/** Keeps tbody#table; rows are made once and only changed texts are written. */
export function createTable() {
  let body = /** @type {HTMLElement | null} */ (null), rows = /** @type {Row[]} */ ([]);
  return function show(/** @type {Tracks} */ tracks, /** @type {number} */ step) {
    const found = document.getElementById("table");
    if (!found) return;
    if (found !== body || rows.length !== tracks.runs.length || rows[0]?.row.parentElement !== body) {
      body = found;
      rows = tracks.runs.map((_, k) => createRow(k));
      body.replaceChildren(...rows.map(({ row }) => row));
    }
    nameColumns(body, tracks.coordinates);
    tracks.runs.forEach((track, k) => fill(rows[k], track, step));
  };
}
