/** Starts the player of a recording: the same player, with a server inside of the file. */

import { createLab } from "../lab.mjs";
import { createServer } from "./server.mjs";
import { unpack } from "./unpack.mjs";

/** @param {string} id */
const partsOf = (id) => unpack(document.getElementById(id).textContent);

/**
 * Runs the script of a text, in an address that the page's policy knows.
 * @param {BlobPart} text
 */
async function run(text) {
  const reader = new FileReader(), script = document.createElement("script");
  const read = new Promise((resume) => { reader.onload = resume; });
  reader.readAsDataURL(new Blob([text], { type: "text/javascript" }));
  await read;
  script.src = String(reader.result);
  await new Promise((resume, refuse) => {
    script.onload = resume;
    script.onerror = refuse;
    document.head.appendChild(script);
  });
}

const [[plotly], [about, ...parts]] = await Promise.all([partsOf("plotly"), partsOf("recording")]);
await run(/** @type {Uint8Array<ArrayBuffer>} */ (plotly));
const recording = JSON.parse(new TextDecoder().decode(about));
window.fetch = /** @type {typeof fetch} */ (createServer({ ...recording, parts }));
// A file has no addresses to write, and no Dash that draws a panel.
history.pushState = history.replaceState = () => {};
window.dash_clientside = { set_props() {} };

for (const [id, { data, layout, config }] of Object.entries(recording.figures)) {
  window.Plotly.newPlot(document.querySelector(`#${id} > div`), data, layout, { ...config, responsive: true });
}
window.lab = createLab();
