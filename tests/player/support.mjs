/**
 * As much of a browser as the player's modules need where no browser is: import this first. And the
 * values that many tests begin with.
 */

/** An element that remembers what it is told. */
export class FakeElement extends EventTarget {
  constructor(localName = "div") {
    super();
    Object.assign(this, { localName, children: [], dataset: {}, style: new FakeStyle(), attributes: new Map(), classes: new Set(), hidden: false, id: "", parentElement: null, textContent: "", isConnected: true, clientLeft: 0, clientTop: 0 });
    this.classList = { add: (name) => this.classes.add(name), remove: (name) => this.classes.delete(name), contains: (name) => this.classes.has(name), toggle: (name, on) => (on ? this.classes.add(name) : this.classes.delete(name)) };
    if (localName === "canvas") this.context = recorder();
  }
  append(...children) { for (const child of children) this.appendChild(child); }
  appendChild(child) {
    this.children.push(child);
    if (typeof child === "object") child.parentElement = this;
    return child;
  }
  prepend(...children) { this.append(...children); }
  before() {}
  after() {}
  insertBefore(child) { return this.appendChild(child); }
  replaceChildren(...children) { this.children = []; this.append(...children); }
  remove() { this.parentElement = null; this.isConnected = false; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  removeAttribute(name) { this.attributes.delete(name); }
  toggleAttribute(name, on) { if (on) this.attributes.set(name, ""); else this.attributes.delete(name); }
  querySelector() { return null; }
  querySelectorAll() { return []; }
  closest() { return null; }
  matches() { return false; }
  focus() {}
  blur() {}
  getBoundingClientRect() { return { left: 0, top: 0, width: 0, height: 0 }; }
  getContext() { return this.context; }
  get firstChild() { return this.children[0] ?? null; }
}

class FakeStyle {
  setProperty(name, value) { this[name] = value; }
  getPropertyValue(name) { return this[name] ?? ""; }
}

/** A canvas' context that writes down every call, and every property as a call of its own. */
export function recorder() {
  const calls = [], values = { font: "10px sans-serif", globalAlpha: 1 };
  const known = {
    calls,
    measureText: (text) => ({ width: 6 * text.length }),
    getTransform: () => ({ a: 1 }),
    createPattern: () => "pattern",
    createRadialGradient: () => ({ addColorStop() {} }),
  };
  return new Proxy(known, {
    get(target, name) {
      if (name in target) return target[name];
      if (name in values) return values[name];
      return (...given) => { calls.push([name, ...given]); };
    },
    set(_, name, value) {
      values[name] = value;
      calls.push([`${String(name)} =`, value]);
      return true;
    },
  });
}

/** The calls of one name. */
export const callsOf = (ctx, ...names) => ctx.calls.filter(([name]) => names.includes(name));

class FakePath2D {
  constructor() { this.points = []; }
  moveTo(x, y) { this.points.push(["M", x, y]); }
  lineTo(x, y) { this.points.push(["L", x, y]); }
  closePath() { this.points.push(["Z"]); }
}

class FakeObserver {
  observe() {}
  disconnect() {}
}

const found = new Map(); // what document.getElementById finds

/** Puts elements where `document.getElementById` finds them; no elements are there but these. */
export function page(elements = {}) {
  found.clear();
  for (const [id, element] of Object.entries(elements)) found.set(id, element);
  return elements;
}

const heard = new EventTarget();
const root = new FakeElement("html");
const body = new FakeElement("body");
const frames = [];

/** Lets the frames pass that were asked for until now. */
export function passFrame(now = 0) {
  for (const frame of frames.splice(0)) frame(now);
}

Object.assign(globalThis, {
  window: globalThis,
  document: Object.assign(new EventTarget(), {
    documentElement: root, body, head: new FakeElement("head"), activeElement: body, visibilityState: "visible",
    createElement: (name) => new FakeElement(name),
    createTextNode: (data) => ({ data, nodeType: 3 }),
    getElementById: (id) => found.get(id) ?? null,
    querySelector: () => null, querySelectorAll: () => [],
  }),
  addEventListener: heard.addEventListener.bind(heard),
  removeEventListener: heard.removeEventListener.bind(heard),
  dispatchEvent: heard.dispatchEvent.bind(heard),
  requestAnimationFrame: (frame) => frames.push(frame),
  matchMedia: () => ({ matches: false }),
  getComputedStyle: () => ({ getPropertyValue: () => "", fontSize: "14px", fontFamily: "sans-serif" }),
  devicePixelRatio: 1, innerWidth: 1366, innerHeight: 768,
  location: { search: "", pathname: "/", hash: "", origin: "http://lab", href: "http://lab/" },
  history: { pushState() {}, replaceState() {} },
  Path2D: FakePath2D, ResizeObserver: FakeObserver, MutationObserver: FakeObserver, Element: FakeElement, HTMLElement: FakeElement, Node: { TEXT_NODE: 3 },
  ImageData: class { constructor(data, width, height) { Object.assign(this, { data, width, height }); } },
});

/** Timers that run when they are told to: `await timers.pass(milliseconds)`. */
export function fakeTimers(t) {
  const kept = { setTimeout, clearTimeout, setInterval, clearInterval, now: performance.now };
  let now = 0, last = 0;
  const due = new Map();
  const add = (act, wait, every) => {
    due.set(++last, { act, at: now + (wait ?? 0), every });
    return last;
  };
  Object.assign(globalThis, {
    setTimeout: (act, wait) => add(act, wait, null), clearTimeout: (id) => due.delete(id),
    setInterval: (act, wait) => add(act, wait, wait), clearInterval: (id) => due.delete(id),
  });
  performance.now = () => now;
  t.after(() => {
    const { now: clock, ...timers } = kept;
    Object.assign(globalThis, timers);
    performance.now = clock;
  });
  return {
    get now() { return now; },
    async pass(time) {
      const end = now + time;
      for (;;) {
        await settle();
        const [id, first] = [...due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
        if (!first) break;
        now = Math.max(now, first.at);
        if (first.every === null) due.delete(id);
        else first.at += first.every;
        first.act();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets everything run that waits for a promise. */
export const settle = () => new Promise((resume) => setImmediate(resume));

/** Stands in for the server: `answer(address, options)` gives a Response, an Error or a promise of one. */
export function fakeServer(t, answer) {
  const asked = [], kept = globalThis.fetch;
  globalThis.fetch = async (address, options = {}) => {
    asked.push({ address, options, body: options.body && JSON.parse(options.body) });
    const found = await answer(address, options, asked.length - 1);
    if (found instanceof Error) throw found;
    return found;
  };
  t.after(() => { globalThis.fetch = kept; });
  return asked;
}

/** A framed answer as ui/answers writes it: length, header padded to four bytes, float32 blocks. */
export function framed(header, ...blocks) {
  const text = new TextEncoder().encode(JSON.stringify(header)), length = 4 * Math.ceil(text.length / 4);
  const size = blocks.reduce((sum, block) => sum + block.byteLength, 0), found = new Uint8Array(4 + length + size).fill(32);
  new DataView(found.buffer).setUint32(0, length, true);
  found.set(text, 4);
  let at = 4 + length;
  for (const block of blocks) {
    found.set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), at);
    at += block.byteLength;
  }
  return found.buffer;
}

/** A run's part of a header. */
export const run = (name, more = {}) => ({
  name, label: name, detail: "", lr: 0.1, visible: true, ended: false, status: "running", at: null, last: 0, word: "running", sentence: "",
  start: null, average: null, batch: null, parts: [], floor: null, first: 0, count: 0, ...more,
});

/** A track whose series are given as lists; what is not given follows from x. */
export function track(name, { x, y = x, loss = x, ...more }) {
  const series = (list) => Float32Array.from(list);
  return { ...run(name), version: 1, mean: null, x: series(x), y: series(y), loss: series(loss), slope: series(loss), rate: series(x.map(() => 0.1)), height: series(loss), count: x.length, ...more };
}

/** The numbers of a plane view with linear axes: pixel = 10 x + 100, and 200 - 10 y, from (0, 0) to (200, 200). */
export const plane = () => Float64Array.from([10, 100, 0, -10, 200, 0, 0, 0, 200, 200]);

export const style = (more = {}) => ({ colour: "#123456", casing: "#000000", dash: [], plotlyDash: "solid", marker: "circle", ...more });

export const palette = () => ({ ink: "#111111", paper: "#ffffff", casing: "#000000", runs: Array.from({ length: 6 }, () => style()) });

/** Whether two numbers agree as closely as a test needs. */
export function near(assert, found, wanted, within = 1e-9, message = "") {
  assert.ok(Math.abs(found - wanted) <= within * Math.max(1, Math.abs(wanted)), `${message} ${found} is not ${wanted}`);
}
