/** Plotly, Dash and the window, as far as they are read. */

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
  lab: ReturnType<typeof import("../lab.mjs").createLab>;
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
