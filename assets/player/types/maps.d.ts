/** Maps of rates: what is read in them, and where it lies. */

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
