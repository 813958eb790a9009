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
 * What the page has beside its paths, curves and transport: each is made from the parts of the lab.
 * @param {Lab} lab
 * @returns {Feature[]}
 */
export function createFeatures(lab) {
  const screen = [createScreen(lab), createKeySheet(lab), createRates(lab), createChips(lab), createTypeSize(lab)];
  const everyone = [createTabs(), createWelcome(lab)];
  const views = createViews(lab), sides = views.flatMap((view) => (view.cells ?? []).map((cell) => cell.panel));
  const share = [createQr(lab), createEmbed(lab), createFilm(lab)];
  return [...screen, ...everyone, createInspector(lab), ...views, createNear(lab, sides), createRateMaps(lab), createCurves(lab), createSignals(lab), createReader(lab), createOutlier(lab), createLosses(lab), createOrder(lab), createJump(lab, sides), ...share];
}
