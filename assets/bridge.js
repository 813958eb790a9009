/* Dash calls this for every control of the panel; one gesture goes on to the player, redraws do not. */
(function () {
  "use strict";

  /** @type {Record<string, string>} */
  const PROPERTY = { number: "value", text: "value", slider: "value", logslider: "value", select: "value", words: "value", switch: "checked", press: "n_clicks" };
  const ECHO = 1000, PAUSE = 120;
  const echoes = new Map(); // control -> what we have just put there ourselves
  const partners = new Map(); // path -> what its other controls are to show
  /** @type {[string, string | null, string][]} */
  const waiting = [];
  let timer = null, touched = -Infinity; // when a hand was last on the page

  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => { touched = performance.now(); }, true);

  /** @param {any} a @param {any} b */
  const same = (a, b) => String(a ?? "") === String(b ?? "") || (typeof a !== "boolean" && a !== "" && b !== "" && Number(a) === Number(b));
  /** @param {string} path @param {string} as */
  const nameOf = (path, as) => `${as} ${path}`;

  /**
   * A number as the page's language writes it: 0,05 in German.
   * @param {string} text
   */
  const decimal = (text) => text.replace(document.documentElement.dataset.decimal ?? ".", ".");

  /**
   * The control's value as the link writes it; undefined while it is not a value.
   * @param {string} as @param {any} value
   */
  function toText(as, value) {
    if (as === "press") return value ? null : undefined;
    if (as === "switch") return value ? "true" : "false";
    if (as === "words") return [value].flat().join(",") || "none";
    if (as === "select") return value === null || value === undefined ? undefined : String(value);
    // A box is text: what it means, and what is wrong with it, is for the server to say.
    if (as === "number") return decimal(String(value ?? "").trim());
    if (as === "text") return String(value ?? "").trim();
    if (value === "" || value === null || !Number.isFinite(Number(value))) return undefined;
    return String(as === "logslider" ? Number((10 ** Number(value)).toPrecision(3)) : Number(value));
  }

  /**
   * The value that a control needs in order to show a text.
   * @param {string} as @param {string} text
   */
  function fromText(as, text) {
    if (as === "switch") return String(text) === "true";
    if (as === "words") return text === "none" ? [] : String(text).split(",");
    if (as === "select" || as === "number" || as === "text") return String(text);
    const number = Number(text);
    if (text === "" || !Number.isFinite(number)) return undefined;
    return as === "logslider" ? (number > 0 ? Math.log10(number) : undefined) : number;
  }

  /**
   * The properties of a control, or null where there is none of that kind.
   * @param {ControlId} id
   */
  function propertiesOf(id) {
    try {
      const found = window.dash_component_api?.getLayout?.(id)?.props;
      return found?.id?.edit === id.edit && found.id.as === id.as ? found : null;
    } catch (error) {
      // Dash throws a TypeError for an id that is not on the page.
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  /** @param {ControlId} id @param {any} value */
  function put(id, value) {
    const property = PROPERTY[id.as], present = propertiesOf(id);
    if (!present || value === undefined || same(present[property], value)) return;
    echoes.set(nameOf(id.edit, id.as), { value, time: performance.now() });
    window.dash_clientside.set_props(id, { [property]: value });
  }

  /**
   * Shows a text in every control of a path but one, without that coming back as an edit.
   * @param {string} path @param {string} text @param {string} [except]
   */
  function show(path, text, except) {
    for (const as of Object.keys(PROPERTY)) {
      if (as !== except && as !== "press") put({ as, edit: path }, fromText(as, text));
    }
  }

  function flush() {
    timer = null;
    for (const [path, [text, as]] of partners) show(path, text, as);
    partners.clear();
  }

  /**
   * Every property set costs Dash a round over all controls: partners follow a drag at a distance.
   * @param {string} path @param {string} text @param {string} as
   */
  function follow(path, text, as) {
    partners.set(path, [text, as]);
    timer ??= setTimeout(flush, PAUSE);
  }

  /**
   * A busy page reports what was put there late: that is no hand while nobody has touched the page.
   * @param {string} path @param {string} as @param {any} value
   */
  function isEcho(path, as, value) {
    const echo = echoes.get(nameOf(path, as));
    echoes.delete(nameOf(path, as));
    return Boolean(echo) && same(echo.value, value) && (performance.now() - echo.time < ECHO || touched < echo.time);
  }

  /** @param {string} path @param {string} as @param {any} value */
  function forward(path, as, value) {
    const text = toText(as, value);
    if (text === undefined) return;
    if (window.lab) window.lab.edit(path, text, as);
    else waiting.push([path, text, as]);
    if (["press", "switch", "select", "words"].includes(as)) partners.delete(path);
    else follow(path, text, as);
  }

  /** @param {{prop_id: string, value: any}} given */
  function read({ prop_id: name, value }) {
    const { edit, as } = JSON.parse(name.slice(0, name.lastIndexOf(".")));
    return [edit, as, value];
  }

  function controls() {
    const moved = window.dash_clientside.callback_context.triggered
      .filter(({ prop_id: name }) => name.startsWith("{"))
      .map(read)
      .filter(([path, as, value]) => !isEcho(path, as, value));
    // A redrawn panel reports many controls at once; a hand moves one.
    if (moved.length === 1) {
      const [path, as, value] = moved[0];
      forward(path, as, value);
    }
    return window.dash_clientside.no_update;
  }

  function start() {
    while (waiting.length) window.lab.edit(...waiting.shift());
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { lab: { controls, show, start } });
})();
