/** The state of the page is the link; every change is an edit the server applies to it. */

import { setProps, showControl, showLimits, whenDrawn } from "./dash.mjs";
import { createHistory } from "./history.mjs";
import { createPresence } from "./presence.mjs";
import { ask, Away, Refused } from "./stream.mjs";
import { learn, say, speak } from "../words/words.mjs";

/**
 * @param {{answered: (answer: StreamAnswer, why: "load"|"edit") => void, wantsMore: () => number|null,
 *          appended: (answer: StreamAnswer) => void, pictured: Promise<void>}} page
 */
export function createLink(page) {
  const state = /** @type {LinkState} */ ({ link: location.search, structure: null, scene: null, axes: null, busy: false, loaded: false });
  const pending = new Map(); // path -> {value, gesture}: the newest value of each control
  let epoch = 0, loading = true, asking = /** @type {AbortController | null} */ (null);
  const history = createHistory(load);
  const presence = createPresence(work);

  /**
   * Takes a change of a control; the newest value of a path wins.
   * @param {string} path @param {string | null} value
   */
  function edit(path, value) {
    const gesture = history.gestureOf(path);
    pending.delete(path);
    pending.set(path, { value, gesture });
    work();
  }

  /** Shows the link in the address bar (first visit, Back, Forward). */
  function load() {
    pending.clear();
    loading = true;
    epoch += 1;
    work();
  }

  /** @returns {Job | null} */
  function next() {
    if (loading) return { body: { link: location.search, edit: null, base: false, chunk: 0 }, why: "load" };
    const [path, item] = pending.entries().next().value ?? [];
    if (path === undefined) return null;
    return { body: { link: state.link, edit: { path, value: item.value }, base: true, chunk: 0 }, why: "edit", path, item };
  }

  /** One request at a time; whatever changed meanwhile goes with the next. */
  async function work() {
    if (state.busy || presence.away) return;
    const job = next();
    if (!job) return;
    state.busy = true;
    const begun = epoch;
    let answer = null;
    try {
      answer = await ask(job.body);
      // An answer is shown when its language is there.
      await learn(answer.header.view.language);
    } catch (error) {
      if (begun === epoch) failed(job, error);
    } finally {
      state.busy = false;
    }
    if (answer && begun === epoch) accept(job, answer);
    work();
  }

  /** @param {Job} job */
  function done(job) {
    if (job.why === "load") loading = false;
    else if (pending.get(job.path) === job.item) pending.delete(job.path);
  }

  /** @param {Job} job @param {StreamAnswer} answer */
  function accept(job, answer) {
    done(job);
    epoch += 1;
    asking?.abort();
    asking = null;
    const { header } = answer;
    state.link = header.link;
    state.loaded = true;
    if (job.why === "edit") history.write(header.link, job.item.gesture);
    else if (!header.problems.length) history.replace(header.link);
    speak(header.view.language);
    showProblems(header.problems);
    redraw(job, header);
    page.answered(answer, job.why);
  }

  /**
   * The first picture goes before the panel, which takes as long to draw.
   * @param {string} id @param {object} props
   */
  const draw = (id, props) => page.pictured.then(() => setProps(id, props));

  /**
   * Python draws the panel and the figures; it is told only when they must change.
   * @param {Job} job @param {StreamHeader} header
   */
  function redraw(job, header) {
    const redrawn = job.why === "load" || header.structure !== state.structure;
    if (redrawn) draw("link", { data: header.link });
    else showLimits(header.limits);
    if (header.scene !== state.scene && !(job.why === "load" && stampOf() === header.scene)) draw("scene", { data: header.link });
    if (header.axes !== state.axes) draw("axes", { data: header.link });
    state.axes = header.axes;
    state.structure = header.structure;
    state.scene = header.scene;
    for (const [path, value] of Object.entries(header.controls ?? {})) {
      // A control that the user has moved on meanwhile keeps the user's value.
      if (!pending.has(path)) showControl(path, value);
    }
  }

  /** @param {Job} job @param {unknown} error */
  function failed(job, error) {
    if (error instanceof Away) {
      presence.lost();
      return;
    }
    done(job);
    showProblems([error instanceof Refused ? error.message : say("The answer could not be read.")]);
    if (!(error instanceof Refused)) throw error;
  }

  /** Fetches the next chunk when the player needs it; answers to an older link are dropped. */
  async function feed() {
    const chunk = page.wantsMore();
    if (chunk === null || asking || state.busy || presence.away || !state.loaded || loading || pending.size) return;
    const begun = epoch, mine = (asking = new AbortController());
    try {
      const answer = await ask({ link: state.link, edit: null, base: false, chunk }, 8000, mine.signal);
      if (begun === epoch) page.appended(answer);
    } catch (error) {
      if (begun === epoch && error instanceof Away) presence.lost();
    } finally {
      if (asking === mine) asking = null;
    }
  }

  return Object.assign(state, { edit, load: work, feed, go: history.visit });
}

const stampOf = () => /** @type {GraphDiv} */ (document.querySelector("#contour .js-plotly-plot"))?.layout?.meta?.stamp;

/**
 * The first answer may be here before the page: its sentences wait for their place.
 * @param {string[]} problems
 */
const showProblems = (problems) => whenDrawn(() => listProblems(problems));

/** @param {string[]} problems */
function listProblems(problems) {
  const list = document.getElementById("problems");
  if (!list) return;
  const items = problems.map((text) => {
    const item = document.createElement("li");
    item.textContent = text;
    return item;
  });
  list.replaceChildren(...items);
  list.hidden = problems.length === 0;
}
