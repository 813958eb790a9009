import { createChips } from "./controls/chips.mjs";
import { createCurves } from "./curves/panels.mjs";
import { createDistance } from "./plot/distance.mjs";
import { createFill } from "./controls/fill.mjs";
import { createJump } from "./data/jump.mjs";
import { createKeySheet } from "./controls/key-sheet.mjs";
import { createLegend } from "./plot/legend.mjs";
import { createMorph } from "./plot/morph.mjs";
import { createOutlier } from "./data/outlier.mjs";
import { createRates } from "./controls/rates.mjs";
import { createReader } from "./curves/reader.mjs";
import { createScreen } from "./controls/screen.mjs";
import { createSide } from "./sides/sides.mjs";
import { createSignals } from "./paths/signals.mjs";
import { createSlow } from "./step/slow.mjs";
import { createStrip } from "./basins/strip.mjs";
import { createTabs } from "./controls/tabs.mjs";
import { createTypeSize } from "./plot/type-size.mjs";
import { createMenu } from "./share/menu.mjs";
import { createFormats, createViews } from "./discovered.mjs";
import { createWelcome } from "./controls/welcome.mjs";

/**
 * What the page has beside its paths, curves and transport: each is made from the parts of the lab.
 * The declared views and share formats are found by themselves (discovered.mjs).
 * @param {Lab} lab
 * @returns {Feature[]}
 */
export function createFeatures(lab) {
  const side = createSide(lab), sides = side.cells.map((cell) => cell.panel), slow = createSlow(lab);
  const legend = createLegend([lab.contour, lab.surface, ...sides]), strip = createStrip({ ...lab, sides });
  const screen = [createScreen(lab), createKeySheet(lab), createRates(lab), createChips(lab), createTypeSize()];
  const pictures = [side, createMorph(lab), createDistance(lab)];
  const views = createViews({ ...lab, cells: side.cells, sides, legend, strip, slow });
  const curves = [createCurves(lab), createSignals(lab), createReader(lab), createOutlier(lab), createJump(lab, sides)];
  const share = [...createFormats(lab), createMenu(lab)];
  // Of two that listen to Escape the later one is asked first.
  return [...screen, createTabs(), createWelcome(), ...pictures, ...views, createFill(lab), slow, { draw: () => legend.place() }, ...curves, ...share];
}
