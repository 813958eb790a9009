/** What the server answers for the views, and what they are drawn from. */

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
