import { createChips } from "./controls/chips.mjs";
import { createCurves } from "./curves/panels.mjs";
import { createInspector } from "./views/inspect.mjs";
import { createJump } from "./data/jump.mjs";
import { createKeySheet } from "./controls/key-sheet.mjs";
import { createNear } from "./views/arrows.mjs";
import { createLosses } from "./views/losses.mjs";
import { createOrder } from "./views/order.mjs";
import { createOutlier } from "./data/outlier.mjs";
import { createRateMaps } from "./rate-maps/rate-maps.mjs";
import { createRates } from "./controls/rates.mjs";
import { createReader } from "./curves/reader.mjs";
import { createScreen } from "./controls/screen.mjs";
import { createSignals } from "./paths/signals.mjs";
import { createTabs } from "./controls/tabs.mjs";
import { createTypeSize } from "./plot/type-size.mjs";
import { createEmbed } from "./share/embed.mjs";
import { createFilm } from "./share/film.mjs";
import { createQr } from "./share/qr.mjs";
import { createViews } from "./views/views.mjs";
import { createWelcome } from "./controls/welcome.mjs";

/**
 * What the page has beside its paths, curves and transport. A feature is made from the lab's parts,
 * and returns what of this it has:
 *
 * - `panels`: further pictures, drawn like the others (panels.mjs);
 * - `keys`: see keys.mjs;
 * - `answered(header, why)`: an answer of the server has come;
 * - `clicked(x, y)`: the contour was clicked at that place; true when that is taken care of;
 * - `draw(picture)`: one frame; true when another is needed. `picture` is {now, tracks, step,
 *   playing, view, palette, stamp}: `view` holds the words of the link that say what is shown.
 *
 * @typedef {object} Lab {tracks, clock, link, contour, surface, panels, edit, changed, clicked, calm,
 *   picture, keys}: `panels` are all that is drawn, `pictures` all that paths are on: a feature may add to
 *   them; `edit(path, value)`
 *   changes the link, `changed()` asks for a frame, `clicked(x, y)` is what a click on the contour
 *   does, `picture()` is the last one, `keys()` are all keys of the page
 */

/** @param {Lab} lab */
export function createFeatures(lab) {
  const screen = [createScreen(lab), createKeySheet(lab), createRates(lab), createChips(lab), createTypeSize(lab)];
  const everyone = [createTabs(), createWelcome(lab)];
  const views = createViews(lab), sides = views.flatMap((view) => (view.cells ?? []).map((cell) => cell.panel));
  const share = [createQr(lab), createEmbed(lab), createFilm(lab)];
  return [...screen, ...everyone, createInspector(lab), ...views, createNear(lab, sides), createRateMaps(lab), createCurves(lab), createSignals(lab), createReader(lab), createOutlier(lab), createLosses(lab), createOrder(lab), createJump(lab, sides), ...share];
}
