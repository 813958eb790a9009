/** Starts the player of a recording: the same player, with a server inside of the file. */

import { createLab } from "../lab.mjs";
import { createServer } from "./server.mjs";

const recording = JSON.parse(document.getElementById("recording").textContent);
window.fetch = createServer(recording);
// A file has no addresses to write, and no Dash that draws a panel.
history.pushState = history.replaceState = () => {};
window.dash_clientside = { set_props() {} };

for (const [id, { data, layout, config }] of Object.entries(recording.figures)) {
  window.Plotly.newPlot(document.querySelector(`#${id} > div`), data, layout, { ...config, responsive: true });
}
window.lab = createLab();
