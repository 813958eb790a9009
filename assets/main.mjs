/** Builds the page's player and puts it at window.lab. */

import { createLab } from "./player/lab.mjs";

window.lab = createLab();
window.dash_clientside?.lab?.start?.();
