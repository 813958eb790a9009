/**
 * What the modules of the player know of one another. All of it is ambient: a module names a type in
 * a comment and imports nothing. `tsc` reads this file; the page never does.
 */

// ---- What the server sends -------------------------------------------------------------------

/** The words of the link that say what is shown. */
interface View {
  view: string;
  hide: string[];
  language: string;
  curves: string[];
  axis: string;
  map: string;
  present: boolean;
  large: boolean;
  inspect: number;
  batch: boolean;
  [word: string]: any;
}

/** A run as the header of an answer describes it. */
interface RunHeader {
  name: string;
  label: string;
  detail: string;
  lr: number;
  visible: boolean;
  ended: boolean;
  status: string;
  at: number | null;
  last: number;
  word: string;
  sentence: string;
  start: [number, number] | null;
  average: string | null;
  batch: Batches | null;
  parts: string[];
  floor: { value: number; how: string } | null;
  /** How many steps of it this answer has, and the first of them. */
  count: number;
  first: number;
  /** Its place among the runs that the page has already, where it is the same. */
  same?: number | null;
  /** What is said of it when it has ended. */
  said?: Partial<RunHeader>;
  /** The series that it has beside the six of every run. */
  extra?: string[];
}

/** The mini-batches of a run: their size, and how many updates make an epoch. */
interface Batches {
  size: number;
  epoch: number;
  jump?: number;
}

/** The rule that ends runs: on which series, below what, and with how much patience. */
interface StopRule {
  series: string;
  below: number;
  back: number;
  /** what the steps that it looks back to were without, in the page's language */
  waited: string;
  on: boolean;
}

/** The surface moved for new data, and its minima. */
interface GhostHeader {
  shift: number;
  axis: string;
  minima: { x: number; y: number; new: number | null }[];
}

/** The JSON before the blocks of an answer of /stream. */
interface StreamHeader {
  link: string;
  runs: RunHeader[];
  steps: number;
  start: [number, number];
  view: View;
  problems: string[];
  structure: string;
  scene: string;
  axes: string;
  figures: string;
  controls: Record<string, string>;
  limits: Record<string, { style: object; text: string }>;
  chunk_size: number;
  kept?: boolean;
  examples?: { m: number } & Record<string, any>;
  coordinates?: [string, string];
  stop?: StopRule | null;
  ghost?: GhostHeader | null;
  [word: string]: any;
}

/** An answer of /stream: for each run one array a series, null where it is as before. */
interface StreamAnswer {
  header: StreamHeader;
  blocks: (Float32Array[] | null)[];
}

/** The body of a request to /stream. */
interface StreamBody {
  link: string;
  edit: { path: string; value: string | null } | null;
  base: boolean;
  chunk: number;
}

/** One request for an answer: the change that it carries, and the epoch in which it was made. */
type Job = [why: Why, path: string, item: { value: string | null; gesture: number } | null, epoch: number];

/** Why an answer was asked for. */
type Why = "load" | "edit";

// ---- Runs and time ---------------------------------------------------------------------------

/** Points that can be drawn as a path. */
interface Points {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  height?: ArrayLike<number>;
}

/** A path, with or without anything else that a run has. */
interface Path extends Points {
  visible: boolean;
  count: number;
  loss?: Float32Array;
}

/** The average of a run's points: a path of its own, without a height. */
interface Mean extends Path {
  label: string;
}

/** A run: what the server says of it, and its series, of which a curve or a view may add some. */
interface Track extends Omit<RunHeader, "same" | "said" | "extra" | "first">, Path {
  x: Float32Array;
  y: Float32Array;
  loss: Float32Array;
  slope: Float32Array;
  rate: Float32Array;
  height: Float32Array;
  /** Changes with the data. */
  version: number;
  mean: Mean | null;
  [series: string]: any;
}

type Abscissa = ReturnType<typeof import("./core/abscissa.mjs").createAbscissa>;

/** The store of all runs. */
interface Tracks {
  runs: Track[];
  steps: number;
  start: [number, number];
  /** How many examples there are, where the landscape is made from data. */
  examples: number | null;
  coordinates: [string, string];
  stop: StopRule | null;
  ghost: GhostHeader | null;
  abscissa: Abscissa;
  /** Changes whenever a picture must look again. */
  version: number;
  /** Changes only when points that are drawn already may have changed. */
  identity: number;
  replace(answer: StreamAnswer): void;
  append(answer: StreamAnswer): void;
  /** The last step that every unfinished run has reached. */
  available(): number;
  /** The step after which nothing moves any more. */
  extent(): number;
  /** The next chunk to ask for, or null when all is here. */
  missing(size: number): number | null;
}

/** The player's time. */
interface Clock {
  readonly step: number;
  /** May lie beyond what is loaded; `step` follows it as the chunks arrive. */
  readonly wanted: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly loop: boolean;
  settle(): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Goes to a step; a step not loaded yet is reached as the chunks arrive. */
  seek(step: number): void;
  /** Goes to a step and stays there. */
  stop(step: number): void;
  move(by: number): void;
  restart(): void;
  end(): void;
  setSpeed(speed: number): void;
  faster(by: number): void;
  /** Whether it begins anew at the end: that is turned on and off. */
  repeat(): void;
  /** One frame; long gaps (a hidden tab) do not make the run jump. */
  tick(now: number): void;
  /** Steps to be played in the next second. */
  pace(): number;
}

/** What is known of the link on the screen; the rest says which version of each part is drawn. */
interface LinkState {
  link: string;
  structure: string | null;
  scene: string | null;
  axes: string | null;
  readonly busy: boolean;
  loaded: boolean;
}

type Link = ReturnType<typeof import("./core/link.mjs").createLink>;

/** A change of the link; null is a press. */
type Edit = (path: string, value: string | number | boolean | null, as?: string) => void;

// ---- Pictures --------------------------------------------------------------------------------

/** A box of pixels. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Font {
  size: number;
  family: string;
}

/** A stroke: width, colour and dash pattern. */
type Pen = [number, string, number[]?];

/** Ink with its halo. */
interface Inks {
  ink: string;
  paper: string;
}

/** Colour, dash pattern and marker of a run; `core` and `edge` are widths other than the usual. */
interface RunStyle {
  colour: string;
  casing: string;
  dash: number[];
  plotlyDash: string;
  marker: string;
  core?: number;
  edge?: number;
}

interface Palette extends Inks {
  runs: RunStyle[];
  casing: string;
}

/** What is drawn, at which step. */
interface Moment {
  tracks: Tracks;
  palette: Palette;
  step: number;
}

/** Size, letters and colours of a picture beside the curves; `id` is new with each of them. */
interface BoxLook extends Inks {
  id: number;
  width: number;
  height: number;
  size: number;
  family: string;
  line: string;
}

/** A picture at one moment: what every picture and feature draws from. */
interface Frame {
  now: number;
  tracks: Tracks;
  step: number;
  playing: boolean;
  view: View;
  palette: Palette;
  /** Changes when points that are drawn already may have changed. */
  stamp: Stamp;
  /** Whether the paths are Plotly's own traces. */
  committed?: boolean;
}

/** What something was drawn from; null: draw it anew. Compared part by part, see core/stamp.mjs. */
type Stamp = readonly unknown[] | null;

/** Place, size and fineness of an overlay. */
interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
  ratio: number;
}

/** A formula of the weights at a place, compiled. */
type Compiled = (x: number, y: number, i: number) => number;

/** A minimum, saddle or maximum of a surface. */
interface CriticalPoint {
  kind: string;
  x: number;
  y: number;
  value: number;
}

/** Reads the view of a plot into numbers; false when it has none yet. */
type ReadView = (gd: GraphDiv, out: Float64Array) => boolean;

/** A transparent canvas exactly over a plot. */
interface Overlay extends Place {
  canvas: HTMLCanvasElement;
  ctx: CanvasRenderingContext2D;
  /** Follows the plot; true when the picture must be drawn again. */
  fit(host: HTMLElement, gd: Element): boolean;
  /** Takes place and size from another overlay. */
  take(place: Place): void;
  clear(): void;
}

/** A canvas under an overlay, for what stays from frame to frame. */
interface Layer extends Overlay {
  /** Follows an overlay; true when all must be drawn again. */
  match(overlay: Overlay): boolean;
  fade(opacity: number): void;
  /** What is drawn on it, for who keeps that here. */
  key?: Stamp;
  stamp?: Stamp;
}

type Eye = ReturnType<typeof import("./plot/projection.mjs").createEye>;
type Depth = ReturnType<typeof import("./plot/depth.mjs").createDepth>;
type Board = ReturnType<typeof import("./plot/board.mjs").createBoard>;
type Legend = ReturnType<typeof import("./plot/legend.mjs").createLegend>;


/** What the drawing of paths needs of a frame. */
interface PathFrame extends Frame {
  overlay: Overlay;
  depth: Depth | null;
  box: Box;
  font: Font;
  /** False where the lines are Plotly's own traces. */
  lines: boolean;
  finished?: boolean;
}

/** Lines that are drawn together: `every` is how many steps lie between two markers. */
interface Trails {
  runs: Path[];
  styles: RunStyle[];
  heads: number[];
  every: number;
}

/** Turns step k of a path (from point k to k + 1) into pixels; false outside the picture. */
interface Lens {
  /** Fills [x, y, depth]. */
  point(track: Points, k: number, out: Float64Array): boolean;
  /** Fills [x0, y0, depth0, x1, y1, depth1]. */
  segment(track: Points, k: number, out: Float64Array): boolean;
  /** In a scene: the step between the walls in the scene's own coordinates. */
  cut?(track: Points, k: number, out: Float64Array): boolean;
}

/** One picture with paths, or one curve. */
interface Panel {
  id: string;
  overlay: Overlay;
  eye: Eye;
  gd: GraphDiv | null;
  font: Font;
  /** What was drawn last. */
  seen: Stamp;
  /** Looks for the plot and its place; true when it was replaced or moved. */
  inspect(): boolean;
  /** Reads the view; false when there is nothing to draw on. */
  look(): boolean;
  /** True once for each new stamp. */
  stale(stamp: Stamp): boolean;
  /** One frame; true when another is needed. */
  draw?(frame: Frame): boolean;
  /** Of a picture. */
  lens?: Lens;
  depth?: Depth;
  /** Whether the run at a place is on it; all are where this is missing. */
  shows?(place: number): boolean;
  /** Of a curve: where things lie on it; null while nothing can be drawn. */
  plot?(tracks: Tracks): CurvePlot | null;
  scale?: Scale | null;
}

/** What a curve's figure says of itself: what is drawn, on which scale, and whether it is cut above. */
interface CurveFacts {
  series: string;
  second?: string;
  names?: string[];
  scale: ScaleName;
  own: ScaleName;
  threshold: number;
  cut: boolean;
}

type ScaleName = "log" | "symlog" | "linear";

/** From a value to a level on a curve's axis and back, and its ticks; none where they are Plotly's. */
interface Scale {
  name: ScaleName;
  to(value: number): number;
  from(level: number): number;
  ticks(low: number, high: number, most: number): Ticks | null;
}

/** A tick of a curve's axis: value, text, and which power of ten it is. */
type Tick = [number, string, number | null];

interface Ticks {
  values: number[];
  texts: string[];
  names?: string[];
}

/** Least, least positive and greatest value of a run so far. */
interface Extremes {
  count: number;
  status: string;
  low: number;
  least: number;
  high: number;
}

/** A place of a curve that is read: `steps` has one entry a run, null where it is hidden. */
interface Reading {
  series: string;
  second?: string;
  names?: string[];
  where: number;
  steps: (number | null)[];
  curve?: string;
}

/** What is read of one run. */
interface Line {
  /** Its place, from 0. */
  run: number;
  label: string;
  text: string;
}

/** Where things lie on a curve. */
interface CurvePlot {
  view: Float64Array;
  series: string;
  /** The series of the second coordinate, and what both are called. */
  second?: string;
  names?: string[];
  scale: Scale;
  /** Where a step of a run lies on the x axis. */
  at(track: Track, step: number): number;
}

/** A text at the end of a path; `lead` is the beginning that stays while the rest changes. */
interface Label {
  name: string;
  text: string;
  x: number;
  y: number;
  lead?: string;
  optional?: boolean;
}

// ---- Features --------------------------------------------------------------------------------

/** A key of the page. */
interface Key {
  /** As the browser names it; a letter in lower case. */
  key: string;
  /** What it does, in a few words for the sheet of keys. */
  text: string;
  values?: Record<string, string | number>;
  /** Returns false to leave the key be. */
  run(event: KeyboardEvent): boolean | void;
  /** The heading under which the sheet lists it. */
  group?: string;
  /** False while the key has nothing to do. */
  live?(): boolean;
}

/** What a feature is made from. */
interface Lab {
  tracks: Tracks;
  clock: Clock;
  link: Link;
  contour: Panel;
  surface: Panel;
  /** All that is drawn. */
  panels: Panel[];
  /** All that paths are on: a feature may add to them. */
  pictures: Panel[];
  /** The contours side by side, one a run, and with each the frame that it shows. */
  sides?: Panel[];
  cells?: { panel: Panel; frame(frame: Frame): Frame }[];
  edit: Edit;
  /** Asks for a frame. */
  changed(): void;
  /** What a click on the contour does. */
  clicked(x: number, y: number): void;
  calm: MediaQueryList;
  /** The last frame. */
  picture(): Frame | null;
  /** All keys of the page. */
  keys(): Key[];
  [part: string]: any;
}

/** A word of the link by which a view is turned on: its value when it is off, and all of them. */
interface ViewWord {
  word: string;
  off: string | number | boolean;
  values: string[];
}

/** A key of a view as Python declares it; `to` is the value that it turns on, or empty. */
interface ViewKey {
  key: string;
  text: string;
  to: string;
}

/** A view as its module is given it: `press` does what a key says. */
interface DeclaredView extends ViewWord {
  key: string;
  keys: (ViewKey & { press(): void })[];
}

/** A view as the page lists it; `create` is null where it has no module. */
interface ListedView extends ViewWord {
  key: string;
  keys: ViewKey[];
  tells: boolean;
  beside: boolean;
  create: ((lab: Lab, declared: DeclaredView) => Feature) | null;
}

/** What the page has beside its paths, curves and transport. */
interface Feature {
  panels?: Panel[];
  keys?: Key[];
  /** Of a view: does what its keys do, where that is more than turning its word. */
  pressed?(): boolean | void;
  /** Of a view: false while its keys have nothing to do. */
  live?(): boolean;
  /** The numbers of the examples in the mini-batch that is drawn. */
  examples?(): number[];
  answered?(header: StreamHeader, why: Why): void;
  /** The contour was clicked; true when that is taken care of. */
  clicked?(x: number, y: number): boolean | void;
  /** One frame; true when another is needed. */
  draw?(frame: Frame): boolean | void;
  [part: string]: any;
}

// ---- Lessons and the step inspector ----------------------------------------------------------

interface Lesson {
  number: number;
  slug: string;
  title: string;
  topic: string;
  claim: string;
  ask: string;
  observe: string[];
  why: string[];
  link: string;
  variants: { name: string; link: string }[];
}

/** Where a lesson is: `scene` counts from 0 of `scenes`; `over`: all steps are shown. */
interface LessonPlace {
  scene: number;
  scenes: number;
  waiting: boolean;
  over: boolean;
  observe: boolean;
  why: boolean;
}

/** A line of the working of a step, with the formulas that all its steps share. */
interface WorkingLine {
  part: string;
  common: boolean;
  rows: WorkingRow[];
}

/** A row of it: `value`, `answer` and `count` say which number of the step stands there. */
interface WorkingRow {
  axis: string;
  name: string;
  symbols: string;
  worked: string;
  note?: string;
  value: number;
  answer?: number;
  count?: number;
}

/** A row on the page, and what is filled in for each step. */
interface FilledRow {
  element: HTMLElement;
  row: WorkingRow;
  value: HTMLElement | null;
  note: HTMLElement | null;
  answer: HTMLElement | null;
}

/** The working of one step; numbers are texts where they must keep all digits. */
interface WorkingStep {
  k: number;
  point: string[];
  loss: string;
  end: string | null;
  lines: WorkingLine[];
  numbers: number[];
  squares: { name: string; values: string[]; largest: string } | null;
  rates: (string | null)[] | null;
  hessian: string[];
  eigenvalues: string[];
  directions: string[][];
  condition: string;
  kind: string;
  kindText: string;
  about: { run: number; rule: string };
}

/** An answer of /why: steps, the lines that they share, and what is true of all of them. */
interface WorkingAnswer {
  steps: (Omit<WorkingStep, "lines" | "numbers" | "about"> & { shape: number | null; numbers: string[] })[];
  shapes: WorkingLine[][];
  run: number;
  rule: string;
}

/** A run's chip in presenter mode. */
interface Chip {
  chip: HTMLButtonElement;
  sign: HTMLCanvasElement;
  parts: Record<string, HTMLElement>;
  style: RunStyle | null;
}

/** A row of the table of numbers. */
interface Row {
  row: HTMLElement;
  parts: Record<string, Text>;
  word: HTMLElement;
}

// ---- Plotly, Dash and the window -------------------------------------------------------------

/** What a selector finds on this page is an element of HTML. */
interface ParentNode {
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Element {
  closest(selectors: string): HTMLElement | null;
}

interface Document {
  readonly activeElement: HTMLElement | null;
}

/** Documents and windows hear events too, and have none of these: so the calls are optional. */
interface EventTarget {
  closest?(selectors: string): HTMLElement | null;
}

/** An axis of Plotly's, as far as it is read. */
interface PlotlyAxis {
  type: string;
  range: [number, number];
  title?: { text: string };
  nticks?: number;
  tickmode?: string;
  tickvals?: unknown;
  ticktext?: unknown;
  domain?: [number, number];
  _m: number;
  _b: number;
  _offset: number;
  _length: number;
}

/** The element of a Plotly figure, as far as it is read. */
interface GraphDiv extends HTMLElement {
  data?: Record<string, any>[];
  layout?: {
    meta?: Record<string, any>;
    font?: { size: number };
    annotations?: { font?: { size: number } }[];
    [part: string]: any;
  };
  _fullData?: Record<string, any>[];
  _fullLayout?: {
    xaxis: PlotlyAxis;
    yaxis: PlotlyAxis;
    scene?: any;
    font?: { size: number };
    _size?: { l: number; t: number; w: number; h: number };
    [part: string]: any;
  };
  on?(name: string, heard: (event: any) => void): void;
}

/** A control of the panel: what it changes, and of which kind it is. */
interface ControlId {
  edit: string;
  as: string;
}

interface PlotlyApi {
  newPlot(gd: Element, data: object[], layout?: object, config?: object): Promise<GraphDiv>;
  react(gd: Element, data: object[], layout?: object, config?: object): Promise<GraphDiv>;
  update(gd: Element, data: object, layout: object, traces?: number[]): Promise<GraphDiv>;
  restyle(gd: Element, data: object, traces?: number[]): Promise<GraphDiv>;
  relayout(gd: Element, layout: object): Promise<GraphDiv>;
  addTraces(gd: Element, traces: object | object[]): Promise<GraphDiv>;
  deleteTraces(gd: Element, traces: number[]): Promise<GraphDiv>;
  toImage(gd: Element | object, options: object): Promise<string>;
  [name: string]: any;
}

interface Window {
  lab: ReturnType<typeof import("./lab.mjs").createLab>;
  Plotly?: PlotlyApi;
  React: { createElement(tag: string, props: object | null, ...children: unknown[]): unknown };
  dash_clientside?: {
    set_props?(id: string | object, props: object): void;
    no_update?: unknown;
    callback_context?: { triggered: { prop_id: string; value: any }[] };
    lab?: { controls?(): unknown; show?(path: string, text: unknown, except?: string): void; start?(): void };
  };
  dash_component_api?: { getLayout?(id: string | object): { props?: Record<string, any> } | undefined };
  dashMantineFunctions?: Record<string, (...values: any[]) => unknown>;
}
