/** Curves: their axes, ticks and readings. */

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
