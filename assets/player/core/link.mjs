/** The state of the page is the link; every change is an edit the server applies to it. */

import { setProps, showControl, showLimits, whenDrawn } from "./dash.mjs";
import { createHistory } from "./history.mjs";
import { createLatest } from "./latest.mjs";
import { createConnection } from "./connection.mjs";
import { ask, Away, Refused } from "./stream.mjs";
import { learn, say, speak } from "../words/words.mjs";

const PATIENCE = 4000, LONG_PATIENCE = 8000;

/**
 * @param {{answered: (answer: StreamAnswer, why: "load"|"edit") => void, wantsMore: () => number|null,
 *          appended: (answer: StreamAnswer) => void, pictured: Promise<void>}} page
 */
export function createLink(page) {
  const state = /** @type {LinkState} */ ({ link: location.search, structure: null, scene: null, axes: null, loaded: false,
    get busy() { return jobs.asking !== null; } });
  const pending = new Map(); // path -> {value, gesture}: the newest value of each control
  let epoch = 0, loading = true;
  const history = createHistory(load);
  const presence = createConnection(work);

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
    chunks.want(null);
    loading = true;
    epoch += 1;
    work();
  }

  /** @returns {Job | null} */
  function next() {
    if (loading) return ["load", "", null, epoch];
    const [path, item] = pending.entries().next().value ?? [];
    return path === undefined ? null : ["edit", path, item, epoch];
  }

  const jobs = createLatest({
    ask: send,
    arrived({ question, answer }) {
      accept(question, answer);
      work();
    },
    failed(error, job) {
      failed(job, error);
      work();
    },
    // A change is on its way to the server; only Back, Forward or another address makes it void.
    finish: ([, , , before], [, , , now]) => before === now,
  });

  /** @param {Job} job @param {AbortSignal} signal */
  async function send([why, path, item], signal) {
    const body = why === "load" ? { link: location.search, edit: null, base: false } : { link: state.link, edit: { path, value: item.value }, base: true };
    const answer = await ask({ ...body, chunk: 0 }, PATIENCE, signal);
    // An answer is shown when its language is there.
    await learn(answer.header.view.language);
    return answer;
  }

  /** One request at a time; whatever changed meanwhile goes with the next. */
  function work() {
    const job = presence.away ? null : next();
    if (job) jobs.want(job);
  }

  /** @param {Job} job */
  function done([why, path, item]) {
    if (why === "load") loading = false;
    else if (pending.get(path) === item) pending.delete(path);
  }

  /** @param {Job} job @param {StreamAnswer} answer */
  function accept(job, answer) {
    done(job);
    epoch += 1;
    chunks.want(null);
    const { header } = answer, [why, , item] = job;
    state.link = header.link;
    state.loaded = true;
    if (why === "edit") history.write(header.link, item.gesture);
    else if (!header.problems.length) history.replace(header.link);
    speak(header.view.language);
    showProblems(header.problems);
    redraw(job, header);
    page.answered(answer, why);
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
  function redraw([why], header) {
    const redrawn = why === "load" || header.structure !== state.structure;
    if (redrawn) draw("link", { data: header.link });
    else showLimits(header.limits);
    if (header.scene !== state.scene && !(why === "load" && stampOf() === header.scene)) draw("scene", { data: header.link });
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

  const chunks = createLatest({
    /** @param {[link: string, chunk: number]} question @param {AbortSignal} signal */
    ask: ([link, chunk], signal) => ask({ link, edit: null, base: false, chunk }, LONG_PATIENCE, signal),
    arrived: ({ answer }) => page.appended(answer),
    failed(error) {
      if (error instanceof Away) presence.lost();
    },
  });

  /** Fetches the next chunk when the player needs it; answers to an older link are dropped. */
  function feed() {
    const chunk = page.wantsMore();
    if (chunk === null || chunks.asking || state.busy || presence.away || !state.loaded || loading || pending.size) return;
    chunks.want([state.link, chunk]);
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
