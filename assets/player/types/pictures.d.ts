/** Pictures, the canvases over them, and the paths on them. */

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

type Eye = ReturnType<typeof import("../plot/projection.mjs").createEye>;
type Depth = ReturnType<typeof import("../plot/depth.mjs").createDepth>;
type Board = ReturnType<typeof import("../plot/board.mjs").createBoard>;
type Legend = ReturnType<typeof import("../plot/legend.mjs").createLegend>;


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

/** A text at the end of a path; `lead` is the beginning that stays while the rest changes. */
interface Label {
  name: string;
  text: string;
  x: number;
  y: number;
  lead?: string;
  optional?: boolean;
}
