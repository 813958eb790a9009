/** The table of losses: every example with its loss at the step shown, in the place of the data plot. */

import { make } from "../core/elements.mjs";
import { addressOf, createFetched } from "../step/fetched.mjs";
import { format } from "../words/numbers.mjs";
import { makeTool, press, refit, toolsOf } from "../core/tools.mjs";
import { say, spoken, tell } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

// Four times a second is as fast as numbers are read.
const GAP = 250, HOST = "data-picture", DIGITS = 3;

/** @param {number | null} value */
const written = (value) => (value === null ? "–" : format(value, DIGITS));

/** @param {Lab} lab @param {DeclaredView} declared @returns {Feature} */
export function create({ tracks, link, edit, changed }, { keys: [key] }) {
  const ask = createFetched((response) => response.json(), changed, GAP);
  const head = make("div", "losses-head"), table = make("table", ""), scroll = make("div", "losses-scroll", table);
  const box = make("section", "losses", head, scroll);
  const button = makeTool("Σ", key.text, key.key, toggle);
  let chosen = 0, shown = /** @type {Stamp} */ (null), filled = /** @type {LossesAnswer | null} */ (null), cells = /** @type {{ key: Stamp, body: HTMLElement[][], foot: HTMLElement[] } | null} */ (null);
  box.hidden = true;
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  tell(scroll, "Loss of every example", "sayLabel");

  const first = () => 1 + Math.max(0, tracks.runs.findIndex((track) => track.visible));

  function toggle() {
    if (tracks.examples === null) return false;
    edit("losses", chosen ? 0 : first());
    return true;
  }

  /** @param {StreamHeader} header */
  function answered({ view }) {
    chosen = view.losses;
    filled = null;
    shown = null;
  }

  /** The first answer may come before the page is drawn. */
  function attach() {
    const host = document.getElementById(HOST);
    if (!host) return;
    host.append(box);
    toolsOf(host).append(button);
  }

  /**
   * Whose losses these are, and a button for each other run.
   * @param {number} step
   */
  function choices(step) {
    const buttons = tracks.runs.flatMap((track, k) => {
      if (!track.visible) return [];
      const pick = make("button", "press losses-run", make("span", `swatch run-${k + 1}`));
      pick.type = "button";
      pick.setAttribute("aria-label", `${track.label} ${track.detail}`);
      pick.title = track.label;
      press(pick, k + 1 === chosen);
      pick.addEventListener("click", () => edit("losses", k + 1));
      return [pick];
    });
    const name = make("span", "losses-name", `${tracks.runs[chosen - 1]?.label ?? ""} · `);
    head.replaceChildren(...buttons, make("span", "losses-title", name, say("step {k}", { k: step })));
  }

  /**
   * The rows are made once; after that only their numbers change.
   * @param {Pick<LossesAnswer, "columns" | "rows" | "penalty">} found
   */
  function build({ columns, rows, penalty }) {
    const heads = ["#", ...columns, say("loss")].map((name) => make("th", "", name));
    heads.forEach((one) => { one.scope = "col"; });
    const body = rows.map((row) => [make("th", ""), ...row.map(() => make("td", ""))]);
    body.forEach(([number]) => { number.scope = "row"; });
    const foot = (penalty === null ? [say("mean = loss")] : [say("mean"), say("penalty"), say("loss")]).map((name) => {
      const [title, value] = [make("th", "", name), make("td", "")];
      title.scope = "row";
      [title.colSpan, value.colSpan] = [columns.length, 2];
      return [title, value];
    });
    /** @param {HTMLElement[]} parts */
    const line = (parts) => make("tr", "", ...parts);
    table.replaceChildren(make("thead", "", line(heads)), make("tbody", "", ...body.map(line)), make("tfoot", "", ...foot.map(line)));
    cells = { key: keyOf({ columns, rows, penalty }), body, foot: foot.map(([, value]) => value) };
  }

  /** @param {Pick<LossesAnswer, "columns" | "rows" | "penalty">} found */
  const keyOf = ({ columns, rows, penalty }) => [spoken(), columns, rows.length, penalty === null];

  /** @param {LossesAnswer} found */
  function fill(found) {
    if (!cells || !same(cells.key, keyOf(found))) build(found);
    const used = new Set(found.used);
    found.rows.forEach((row, i) => {
      const [number, ...rest] = cells.body[i];
      number.textContent = used.has(i) ? `● ${i + 1}` : String(i + 1);
      number.parentElement.classList.toggle("used", used.has(i));
      number.title = used.has(i) ? say("in the batch of the next update") : "";
      rest.forEach((cell, k) => { cell.textContent = written(row[k]); });
    });
    const sums = found.penalty === null ? [found.loss] : [found.mean, found.penalty, found.loss];
    sums.forEach((value, k) => { cells.foot[k].textContent = value === null ? "–" : format(value, 6); });
  }

  /** @param {Frame} frame */
  function draw({ step }) {
    if (!box.isConnected) attach();
    const track = tracks.runs[chosen - 1], possible = tracks.examples !== null && track?.visible && track.count;
    const found = ask(chosen && possible ? addressOf("losses", link.link, track, step) : null, link.link);
    const state = [chosen, possible, found?.step, spoken(), tracks.version];
    if (same(state, shown) && found === filled) return false;
    shown = state;
    press(button, Boolean(chosen));
    const open = Boolean(chosen && tracks.examples !== null);
    if (box.hidden === open) {
      box.hidden = !open;
      refit();
    }
    if (!open) return false;
    choices(found?.step ?? step);
    if (found && found !== filled) fill(found);
    if (!found) table.replaceChildren();
    if (!found) cells = null;
    filled = found;
    return false;
  }

  return { answered, draw, pressed: toggle, live: () => tracks.examples !== null };
}
