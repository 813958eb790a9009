/** One spoken line when the picture is at rest. */

import { format } from "../words/numbers.mjs";
import { wordAt } from "./table.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";

/**
 * Writes the line for screen readers; nothing when it would say the same again.
 * @param {Tracks} tracks @param {number} step
 */
export function announce(tracks, step) {
  const line = document.getElementById("announce");
  if (!line || !tracks.runs.length) return;
  const runs = tracks.runs.filter((track) => track.visible).map((track) => {
    const word = wordAt(track, step);
    return word === "running" ? say("{run} loss {loss}", { run: track.label, loss: format(track.loss[headOf(track, step)]) }) : `${track.label} ${word}`;
  });
  const text = [say("step {step}", { step }), ...runs].join(", ");
  if (line.textContent !== text) line.textContent = text;
}
