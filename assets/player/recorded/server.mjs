/** The stand-in for the server in a recording: answers from the data in the file. */

import { createAnswers } from "./answers.mjs";
import { unframe } from "../core/stream.mjs";
import { later, say } from "../words/words.mjs";
import { unsorted } from "./unpack.mjs";

const SENTENCE = later("This is a recording. The link below opens the lab, where everything can be changed.");
// Words that are chosen among what the file carries already.
/** @type {Record<string, (value: string) => any>} */
const CHOSEN = { view: String, lesson: String, present: (/** @type {string} */ value) => value === "true", large: (/** @type {string} */ value) => value === "true" };
const encoder = new TextEncoder();

/** @param {Uint8Array} part */
function opened(part) {
  const { buffer } = part.slice(), { header, start } = unframe(buffer);
  return { header, blocks: unsorted(new Uint8Array(buffer, start)) };
}

/** @param {StreamHeader} header */
function frame(header, blocks = new Uint8Array(0)) {
  const text = encoder.encode(JSON.stringify(header)), length = Math.ceil(text.length / 4) * 4;
  const found = new Uint8Array(4 + length + blocks.length).fill(32);
  new DataView(found.buffer).setUint32(0, length, true);
  found.set(text, 4);
  found.set(blocks, 4 + length);
  return found;
}

/** @param {string[]} words @param {string} word */
const without = (words, word) => words.filter((other) => other !== word);

/**
 * @param {{parts: Uint8Array[], chunks: number, answers: Record<string, number>, view: object,
 *   files: Record<string, object>, problems: string[]}} recording `parts` begin with the chunks;
 *   `view` has the words of the link's view that the file cannot show
 * @returns {(address: string, options?: {body?: string}) => Promise<Response>} for the addresses that the player asks
 */
export function createServer({ parts, chunks, answers, view: off, files, problems }) {
  const kept = parts.slice(0, chunks).map(opened), { header: first } = kept[0];
  const view = { ...first.view, ...off }, visible = new Map(), answer = createAnswers(answers, parts, first.link);
  const chosen = { ...CHOSEN };
  for (const word of ["inspect", "losses"]) if (view[word]) chosen[word] = Number;
  view.hide = [...without(view.hide, "panel"), "panel"];

  /**
   * A header as it is now: which runs are seen is the reader's choice here too.
   * @param {StreamHeader} header
   */
  const present = (header) => ({ ...header, view: { ...view }, problems, controls: {},
    runs: header.runs.map((run) => ({ ...run, visible: visible.get(run.name) ?? run.visible })) });

  /**
   * What a reader may still choose; false for all that would need new paths or pictures.
   * @param {string} path @param {string} value
   */
  function change(path, value) {
    const [head, word] = path.split(".");
    if (word === "visible") visible.set(head, value === "true");
    else if (path in chosen) view[path] = chosen[path](value);
    else if (head === "show" && word !== "panel") view.hide = value === "true" ? without(view.hide, word) : [...view.hide, word];
    else return false;
    return true;
  }

  /** @param {StreamBody} given */
  function stream({ edit, chunk }) {
    const { header, blocks } = kept[chunk] ?? kept.at(-1);
    if (!edit) return frame(present(header), blocks);
    const known = change(edit.path, edit.value), now = present(header);
    return frame({ ...now, kept: true, problems: known ? problems : [say(SENTENCE)], runs: now.runs.map((run, same) => ({ ...run, same })) });
  }

  return async (address, options) => {
    if (address === "stream") return new Response(stream(JSON.parse(options.body)));
    if (address === "health") return new Response("{}");
    if (Object.hasOwn(files, address)) return new Response(JSON.stringify(files[address]));
    const found = answer(address);
    return new Response(/** @type {Uint8Array<ArrayBuffer>} */ (found), { status: found ? 200 : 404 });
  };
}
