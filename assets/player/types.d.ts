/**
 * What the modules of the player know of one another: runs, time and features here, the rest in
 * types/. All of it is ambient: a module names a type in a comment and imports nothing. `tsc` reads
 * these files; the page never does.
 */

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
  /** The paths that are Plotly's own while nothing moves. */
  rest?: { committed(): string[] };
  /** What a picture that is saved shows beside its plot. */
  seen?(id: string): { palette: Palette; start: number[] | null };
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

/** A share format as Python declares it, with what its module is told beside its key. */
interface DeclaredFormat {
  key: string;
  keys: { key: string; text: string }[];
  given: Record<string, string>;
}

/** A share format as the page lists it; `pressed` of what it creates makes it. */
interface ListedFormat extends DeclaredFormat {
  create(lab: Lab, declared: DeclaredFormat): Feature;
}

/** What the page has beside its paths, curves and transport. */
interface Feature {
  panels?: Panel[];
  keys?: Key[];
  /** Of a view: does what its keys do, where that is more than turning its word. Of a share format: makes it. */
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
