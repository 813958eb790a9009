/**
 * What the server and the player must agree on. It stands in Python (ui/takeaway/contract.py), and
 * the module is made from it when the page is built: no file of it is on the disk.
 */

/** The series that every run has, in the order of its blocks. */
export const SERIES: readonly string[];
/** The series of each curve, by the curve's key. */
export const COLUMNS: Readonly<Record<string, string>>;
/** The scales that an axis of a curve can have, in the order in which they are turned. */
export const SCALES: readonly ScaleName[];
/** How many steps an answer of /stream has. */
export const CHUNK: number;
export const MOST_RUNS: number;
/** The speeds of the clock, the slowest first. */
export const SPEEDS: readonly number[];
/** The parts of the page that a link can hide. */
export const PARTS: readonly string[];
/** The words of the link by which a reader suits the page to himself: a lesson leaves them as they are. */
export const READERS: readonly string[];
/** The numbers of the outcomes in a map; from FIRST on they are minima. */
export const OUTCOMES: Readonly<Record<"DIVERGED" | "MOVING" | "STUCK" | "CURVE" | "FIRST", number>>;
/** What a step can be taken apart into, in the order of slow motion. */
export const STEP_PARTS: readonly string[];
/** The series of the moves of each part, along x and along y. */
export const ARROWS: Readonly<Record<string, readonly [string, string]>>;
/** How many cells a side of the coarse map of outcomes has, and of the fine one. */
export const CELLS: readonly [number, number];
/** How many orders of epochs an answer of /orders has. */
export const EPOCHS: number;
/** How many steps a recording has in one answer of /why. */
export const STEPS_ANSWERED: number;
/** How far the second point of a slice is at first, as a part of the picture. */
export const SECANT: number;
/** How far one sees in the fog, as a part of the longer side of the picture. */
export const SIGHT: number;
/** The headings of the sheet of keys. */
export const KEY_GROUPS: readonly string[];
/** The keys of the page that are no view's and no share format's, by what they do. */
export const KEYS: Readonly<Record<string, { keys: readonly string[]; text: string; group: string }>>;
