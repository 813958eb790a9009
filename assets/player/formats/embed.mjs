/** The link with parts of the page hidden, and the frame by which another site shows it. */

import { PARTS } from "../core/contract.mjs";
import { whenDrawn } from "../core/dash.mjs";
import { make, makeButton } from "../core/elements.mjs";
import { say } from "../words/words.mjs";
import { embedAddress, labAddress, withHidden } from "../share/address.mjs";
import { copyText } from "../share/copy.mjs";
import { createDialog } from "../share/dialog.mjs";

const PRESET = ["panel", "lessons"];
/** @type {Record<string, [number, number, number]>} */
const SIZES = { width: [960, 320, 3840], height: [600, 240, 2160] };
const framed = location.pathname.endsWith("/embed");

/** @param {Lab} lab @returns {Feature} */
export function create({ link, picture }) {
  const boxes = new Map(PARTS.map((part) => [part, input("checkbox")]));
  const sizes = new Map(Object.keys(SIZES).map((side) => [side, input("number")]));
  const address = textarea(3), snippet = textarea(4), body = make("div", "share-body");
  const dialog = createDialog("embed-dialog", () => say("Link and embed"), body);
  body.addEventListener("input", write);

  /** @param {string} text @param {HTMLInputElement} box */
  function labelled(text, box) {
    return make("label", "share-field", box, make("span", "", text));
  }

  /** @param {string} title @param {HTMLTextAreaElement} area @param {string} done */
  function part(title, area, done) {
    area.setAttribute("aria-label", title);
    const copy = makeButton("Copy", () => copyText(area.value, done));
    copy.setAttribute("aria-label", say("Copy: {what}", { what: title }));
    return make("section", "", make("h3", "", title), area, copy);
  }

  function fill() {
    const hidden = new Set([...PRESET, ...(picture()?.view.hide ?? [])]);
    /** @type {Record<string, string>} */
    const names = { panel: say("Panel"), curves: say("Curves"), table: say("Table"), lessons: say("Lessons") };
    for (const [name, box] of boxes) box.checked = !hidden.has(name);
    for (const [side, box] of sizes) [box.value, box.min, box.max] = SIZES[side].map(String);
    const shown = make("fieldset", "", make("legend", "", say("Shown parts")), ...PARTS.map((name) => labelled(names[name], boxes.get(name))));
    const size = make("div", "share-row", labelled(say("Width"), sizes.get("width")), labelled(say("Height"), sizes.get("height")));
    const embed = part(say("Embed in a page"), snippet, say("Embed code copied"));
    embed.insertBefore(size, snippet);
    body.replaceChildren(shown, part(say("Link"), address, say("Link copied")), embed);
    write();
  }

  function write() {
    const wanted = withHidden(link.link, PARTS.filter((name) => !boxes.get(name).checked));
    const [width, height] = [...sizes].map(([side, box]) => sizeOf(side, box));
    const src = embedAddress(wanted).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    address.value = labAddress(wanted);
    snippet.value = `<iframe src="${src}" width="${width}" height="${height}" style="border: 0" ` +
      'title="Loss Landscape Lab" loading="lazy" allow="fullscreen; clipboard-write"></iframe>';
  }

  function pressed() {
    fill();
    dialog.open();
  }

  if (framed) document.documentElement.dataset.embed = "";
  return { pressed, answered: framed ? () => whenDrawn(showWayOut) : undefined };

  /** In a frame the header has a way to the whole lab, and nothing else. */
  function showWayOut() {
    const top = document.querySelector(".top");
    if (!top) return;
    const out = /** @type {HTMLAnchorElement | null} */ (document.getElementById("way-out")) ?? top.appendChild(make("a", "way-out"));
    Object.assign(out, { id: "way-out", target: "_blank", rel: "noopener", textContent: say("Open in the lab") });
    out.href = labAddress(withHidden(link.link, []));
  }
}

/** @param {string} type */
function input(type) {
  const box = make("input");
  box.type = type;
  return box;
}

/** @param {number} rows */
function textarea(rows) {
  const area = make("textarea", "share-text");
  Object.assign(area, { readOnly: true, rows, spellcheck: false });
  area.addEventListener("focus", () => area.select());
  return area;
}

/**
 * A size that is none, or out of reach, is the nearest that is one.
 * @param {HTMLInputElement} box
 * @param {string} side
 */
function sizeOf(side, box) {
  const [usual, least, most] = SIZES[side], number = Math.round(Number(box.value));
  return number ? Math.min(most, Math.max(least, number)) : usual;
}
