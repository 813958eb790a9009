/** What the server sends. */

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

/** What can become of a run (lab/simulation/status.py). */
type Status = "converged" | "stalled" | "oscillating" | "diverged" | "growing" | "stopped" | "running";

/** A run as the header of an answer describes it. */
interface RunHeader {
  name: string;
  label: string;
  detail: string;
  lr: number;
  visible: boolean;
  ended: boolean;
  status: Status;
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
