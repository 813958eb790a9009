/** Talks to Dash's own state; waits while Dash is not there yet. */

const queue = [];
let timer = null;

const ready = () => window.dash_clientside?.set_props && document.getElementById("table");

function flush() {
  if (!ready()) return;
  clearInterval(timer);
  timer = null;
  for (const act of queue.splice(0)) act();
}

/** Does something once Dash has drawn the page; what comes later is done later. */
export function whenDrawn(act) {
  queue.push(act);
  if (ready()) flush();
  else timer ??= setInterval(flush, 50);
}

/** Sets properties of a Dash component, once Dash has drawn the page. */
export function setProps(id, props) {
  whenDrawn(() => window.dash_clientside.set_props(id, props));
}

/** Shows a value in all controls of a path. */
export function showControl(path, value) {
  window.dash_clientside?.lab?.show?.(path, value);
}

const limits = new Map(); // path -> what its mark was last told

/** Moves the marks at the limits of stability along the learning-rate sliders. */
export function showLimits(found) {
  for (const [path, { style, text }] of Object.entries(found ?? {})) {
    const key = JSON.stringify(style);
    if (limits.get(path) === key) continue;
    limits.set(path, key);
    setProps({ limit: path }, { style, title: text });
  }
}
