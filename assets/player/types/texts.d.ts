/** Lessons, the step inspector, and the rows of runs. */

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
