/** What the server answers for the views, and what they are drawn from. Ambient, as types.d.ts is. */

/** Ink, paper and letters of a drawing on a canvas of our own. */
interface Look {
  ink: string;
  paper?: string;
  line: string;
  accent?: string;
  slope?: string;
  size: number;
  family: string;
}

interface Size {
  width: number;
  height: number;
}

/** Two ranges: of x, and of y. */
type Domain = [[number, number], [number, number]];

type Pair = [number, number];

// ---- Arrows of a step ------------------------------------------------------------------------

interface MoveStyle {
  colour: string;
  width: number;
  dash: number[];
  head?: number;
  vee?: boolean;
  halo?: number;
  text?: string;
}

/** An arrow on the screen: its route, tip and direction, and how many times longer the whole is. */
interface Arrow {
  points: Float64Array;
  hidden: boolean[];
  x: number;
  y: number;
  u: number;
  v: number;
  length: number;
  cut: number;
}

/** The arrows of one run by what they show. */
type Arrows = Record<string, Arrow | null>;

/** Where a line crosses an edge of a grid. */
interface Crossing {
  key: string;
  place: number[];
}

interface SlowMotion extends Feature {
  stage: string | null;
  parts(): string[];
  press(): void;
  watch(frame: Frame): void;
  end(): boolean;
}

/** The gradient of every example at a step, and their mean. */
interface FanAnswer {
  step: number;
  x: number;
  y: number;
  single: Pair[];
  mean: Pair;
  missing?: string;
}

interface FieldAnswer {
  size: number;
  x: Float32Array;
  y: Float32Array;
  gx: Float32Array;
  gy: Float32Array;
}

/** The quadratic model at a step. */
interface ModelAnswer {
  step: number;
  x: number;
  y: number;
  loss: number;
  gradient: Pair;
  hessian: [number, number, number];
  newton: { x: number; y: number; loss: number; kind: string } | null;
  sheet: { x: number[]; y: number[]; z: number[][] };
  missing?: string;
}

// ---- Many starts -----------------------------------------------------------------------------

/** How an outcome is drawn and named; the letter or the name is null. */
interface Sign {
  letter: string | null;
  name: string | null;
  tint: string;
  opacity: number;
  pattern: string | null;
  ink?: string;
}

interface Basins {
  side: number;
  fate: Uint8Array;
  domain: Domain;
  minima: { x: number; y: number }[];
  counts: number[];
  which: number;
  final: boolean;
  missing?: string;
  stale?: boolean;
  patterned: { sign: Sign; numbers: Set<number> }[];
  picture: HTMLCanvasElement;
  borders: number;
  regions: { number: number; column: number; row: number }[];
}

interface Crowd {
  rows: number;
  count: number;
  stride: number;
  steps: number;
  seed: number;
  which: number;
  goal: boolean;
  groups: string[];
  group: number[];
  since: number[];
  x: Float32Array;
  y: Float32Array;
  ends?: Record<string, number>;
  missing?: string;
  stale?: boolean;
}

/** A row of the words below the contour; a null key takes it away. */
type TellRow = (name: string, key: Stamp, content?: () => (Node | string)[]) => void;

// ---- Maps of rates ---------------------------------------------------------------------------

interface LogAxis {
  box: Box;
  range: number[];
  at(log: number): number;
  grid: boolean;
  least?: number;
}

/** One run of the sweep: its heights at all rates, `each` of them a decade, from number `first` on. */
interface SweepLine {
  run: number;
  track: Track;
  each: number;
  first: number;
  rates: number[];
  height: (number | null)[];
  diverged_at: number[];
  reached: number[];
  levels: { start: number; goal: number };
  limit: number | null;
  own: number | null;
  steps: number;
  budget: number;
  stops: boolean;
}

interface MomentumMap {
  run: number;
  track: Track;
  label: string;
  name: string;
  rates: number[];
  momenta: number[];
  limits: (number | null)[];
  reached: number[];
  diverged_at: number[];
  rows: number;
  value: number;
  least: number;
  steps: number;
  budget: number;
  stops: boolean;
  parts: number;
}

/** Where rates and heights lie in the drawing of a sweep. */
interface SweepView {
  box: Box;
  x: number[];
  y: number[];
  rows: number;
  across(value: number): number;
  up(value: number): number;
  logAt(pixel: number): number;
  hair(ctx: CanvasRenderingContext2D, value: number, look: Look): void;
  ring(ctx: CanvasRenderingContext2D, value: number, top: number, chosen: boolean, inks: Inks): void;
}

/** Where pairs lie in the drawing of a momentum map. */
interface MomentumView {
  box: Box;
  x: number[];
  wide: number;
  tall: number;
  across(log: number): number;
  up(value: number): number;
  column(x: number): number;
  row(y: number): number;
  middle(i: number, j: number): Pair;
  frame(ctx: CanvasRenderingContext2D, i: number, j: number, inks: Inks): void;
}

/** A place of a map that is read: of a sweep a line and a rate, of a momentum map a pair. */
interface MapCursor {
  line?: number;
  k?: number;
  i?: number;
  j?: number;
}

interface MapReading {
  title: string;
  lines: Line[];
  spoken: string;
  place: number[];
  now: number;
  most: number;
}

/** What a map of rates can do, whichever it is. */
interface RateChart {
  version: number;
  ask(frame: Frame, link: string): void;
  title(): string;
  missing(): string;
  legend(palette: Palette): Node[];
  paint(ctx: CanvasRenderingContext2D, size: Size, look: Look, palette: Palette): void;
  mark(ctx: CanvasRenderingContext2D, cursor: MapCursor, look: Look, palette: Palette): void;
  at(x: number, y: number): MapCursor;
  start(): MapCursor;
  move(cursor: MapCursor, across: number, up: number): MapCursor;
  read(cursor: MapCursor): MapReading;
  take(cursor: MapCursor): void;
}

// ---- Slices, contours side by side, data -----------------------------------------------------

interface Slice {
  address: string;
  which: string;
  step: number;
  along: string;
  missing?: string;
  low: number;
  high: number;
  at: number;
  value: number;
  slope: number;
  level: boolean;
  count: number;
  reached: number | null;
  origin: Pair;
  direction: Pair;
  secant: { at: number; value: number | null; slope: number | null } | null;
  samples: Float64Array;
}

/** The grid, levels and colours that Plotly drew a contour from. */
interface Contours {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  z: ArrayLike<number>[];
  start: number;
  size: number;
  colours: number[][];
}

interface LossesAnswer {
  step: number;
  columns: string[];
  rows: (number | null)[][];
  penalty: number | null;
  mean: number;
  loss: number;
  used: number[];
}

/** Where a run is in its epoch, and the order of the epoch if that has come. */
interface EpochRow {
  track: Track;
  run: number;
  epoch: number;
  from: number;
  to: number;
  order: number[] | null;
}

/** What the figure of the data says of itself. */
interface DataMeta {
  points: Pair[];
  labels?: number[];
  mirror?: number;
  model?: any;
  columns?: number[][];
  inputs?: number[][];
  across?: number[];
  line?: boolean;
  stamp?: string;
  moving?: { example: number; by: number; low: number; high: number };
}
