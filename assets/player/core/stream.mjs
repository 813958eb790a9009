/** One request to the server and its binary answer. */

import { seriesOf } from "./tracks.mjs";
import { say } from "../words/words.mjs";

/** The server is not there (as against: it refused). */
export class Away extends Error {}
/** The server refused, with a sentence. */
export class Refused extends Error {}

const AWAY = new Set([502, 503, 504, 429]);

/**
 * The header of a framed answer, and where its blocks start.
 * @param {ArrayBuffer} buffer
 */
export function unframe(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  return { header: JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))), start: 4 + length };
}

/**
 * Splits an answer into its header and, for each run, one Float32Array a series.
 * @param {ArrayBuffer} buffer
 */
export function decode(buffer) {
  const { header, start } = unframe(buffer);
  let offset = start;
  const blocks = header.runs.map((/** @type {RunHeader} */ run) => {
    if (run.same !== null && run.same !== undefined) return null;
    return seriesOf(run).map(() => {
      const block = new Float32Array(buffer, offset, run.count);
      offset += 4 * run.count;
      return block;
    });
  });
  return { header, blocks };
}

/**
 * Posts a request to /stream.
 * @param {{link: string, edit: object|null, base: boolean, chunk: number}} body
 * @param {number} patience milliseconds until the server counts as away
 * @param {AbortSignal} [signal]
 */
export async function ask(body, patience = 4000, signal = null) {
  const deadline = AbortSignal.timeout(patience);
  let response;
  try {
    response = await fetch("stream", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    if (response.ok) return decode(await response.arrayBuffer());
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Away(String(error));
  }
  if (AWAY.has(response.status)) throw new Away(String(response.status));
  throw new Refused(await sentence(response));
}

/** @param {Response} response */
async function sentence(response) {
  try {
    return (await response.json()).problem || say("The server answered {status}.", { status: response.status });
  } catch {
    return say("The server answered {status}.", { status: response.status });
  }
}

/** Is the server there? */
export async function alive(patience = 1500) {
  try {
    return (await fetch("health", { cache: "no-store", signal: AbortSignal.timeout(patience) })).ok;
  } catch {
    return false;
  }
}
