/** Talks to Dash's own state; waits while Dash is not there yet. */

// How often a mark is looked for that Dash has not drawn yet; it may never come.
const POLL = 50, MOST = 100;
// A first visit waits for nothing else but that Dash has drawn the page.
const SOON = 10;
/** @type {(() => void)[]} */
const queue = [];
let timer = /** @type {number | undefined} */ (undefined);

const ready = () => window.dash_clientside?.set_props && document.getElementById("table");

function flush() {
  if (!ready()) return;
  clearInterval(timer);
  timer = undefined;
  for (const act of queue.splice(0)) act();
}

/**
 * Does something once Dash has drawn the page; what comes later is done later.
 * @param {() => void} act
 */
export function whenDrawn(act) {
  queue.push(act);
  if (ready()) flush();
  else timer ??= setInterval(flush, SOON);
}

/**
 * Sets properties of a Dash component, once Dash has drawn the page.
 * @param {string | object} id @param {object} props
 */
export function setProps(id, props) {
  whenDrawn(() => window.dash_clientside.set_props(id, props));
}

/**
 * Shows a value in all controls of a path.
 * @param {string} path @param {unknown} value
 */
export function showControl(path, value) {
  window.dash_clientside?.lab?.show?.(path, value);
}

const limits = new Map(); // path -> what its mark was last told
const due = new Map(); // path -> what its mark is to be told when it is drawn

/**
 * Moves the marks at the limits of stability along the learning-rate sliders.
 * @param {Record<string, {style: object, text: string}>} found
 */
export function showLimits(found) {
  for (const [path, { style, text }] of Object.entries(found ?? {})) {
    const key = JSON.stringify(style);
    if (limits.get(path) === key) continue;
    limits.set(path, key);
    due.set(path, { style, title: text });
    place(path, 0);
  }
}

/**
 * Dash throws where a component is told something before it is on the page.
 * @param {string} path @param {number} tries @returns {void}
 */
function place(path, tries) {
  const props = due.get(path);
  if (!props) return;
  if (!drawn(path) && tries < MOST) return void setTimeout(() => place(path, tries + 1), POLL);
  due.delete(path);
  if (drawn(path)) setProps({ limit: path }, props);
}

/** @param {string} path */
function drawn(path) {
  try {
    return window.dash_component_api?.getLayout?.({ limit: path })?.props?.id?.limit === path;
  } catch (error) {
    // Dash throws a TypeError for an id that is not on the page.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
