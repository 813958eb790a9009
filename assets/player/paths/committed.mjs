/** At rest the paths become Plotly's own traces: exact hover, real depth, export. */

import { thinned } from "./averages.mjs";
import { CASING, CORE } from "./strokes.mjs";
import { headOf } from "../core/tracks.mjs";
import { say } from "../words/words.mjs";
import { same } from "../core/stamp.mjs";

const NAME = "lab-path", MOST = 4000;

/** @param {Record<string, any>} trace */
const isOurs = (trace) => trace.meta === NAME;
/** @param {GraphDiv} gd */
const indices = (gd) => (gd.data ?? []).flatMap((trace, k) => (isOurs(trace) ? [k] : []));

/**
 * Plain arrays of the points drawn; very long runs are thinned, the last point stays.
 * @param {number} head
 */
function sample(head) {
  const stride = Math.max(1, Math.ceil(head / MOST)), steps = [];
  for (let k = 0; k < head; k += stride) steps.push(k);
  steps.push(head);
  return steps;
}

const AXES = ["x", "y", "z"];

/**
 * The steps cut at the walls; a run that leaves the scene is drawn up to where it leaves.
 * @param {Points} track @param {number} head @param {Lens} lens
 */
function scenePoints(track, head, lens) {
  /** @type {Record<string, (number | null)[]>} */
  const points = { x: [], y: [], z: [], steps: [] };
  const ends = new Float64Array(6);
  /** @param {number | null} at @param {number} step */
  const push = (at, step) => {
    AXES.forEach((axis, k) => points[axis].push(at === null ? null : ends[at + k]));
    points.steps.push(step);
  };
  let joined = false;
  for (let k = 0; k < Math.min(head, MOST); k++) {
    const inside = lens.cut(track, k, ends);
    const goesOn = joined && ends[0] === points.x.at(-1) && ends[1] === points.y.at(-1);
    if (inside && !goesOn) {
      push(null, k);
      push(0, k);
    }
    if (inside) push(3, k + 1);
    joined = inside;
  }
  return points;
}

/** @param {Path} track @param {number} head */
function planePoints(track, head) {
  const steps = sample(head);
  return { x: steps.map((k) => track.x[k]), y: steps.map((k) => track.y[k]), steps };
}

/**
 * Casing and core of one path; an average has no loss to tell.
 * @param {Path} track @param {string} name @param {number} head @param {RunStyle} style
 * @param {Panel} panel
 */
function pathOf(track, name, head, style, panel) {
  const surface = panel.id === "surface";
  const { steps, ...points } = surface ? scenePoints(track, head, panel.lens) : planePoints(track, head);
  const base = { ...points, type: surface ? "scatter3d" : "scatter", mode: "lines", showlegend: false, meta: NAME };
  const loss = track.loss ? `<br>${say("loss")} %{customdata[1]:.4g}` : "";
  const hover = { customdata: steps.map((k) => [k, track.loss?.[k]]), name,
    hovertemplate: `${say("step")} %{customdata[0]}<br>x %{x:.4g}, y %{y:.4g}${loss}` };
  return [
    { ...base, hoverinfo: "skip", line: { color: style.casing, width: style.edge ?? CASING } },
    { ...base, ...hover, line: { color: style.colour, width: style.core ?? CORE, dash: style.plotlyDash } },
  ];
}

/**
 * The path of a run, and that of its average.
 * @param {Track} track @param {number} head @param {RunStyle} style @param {Panel} panel
 */
function tracesOf(track, head, style, panel) {
  const path = pathOf(track, track.label, head, style, panel);
  return track.mean ? [...path, ...pathOf(track.mean, `${track.label}, ${track.mean.label}`, head, thinned(style), panel)] : path;
}

/** @param {Panel[]} panels contour and surface @param {{scene: string}} link of link.mjs */
export function createCommitted(panels, link) {
  const done = new Map(); // panel -> {gd, stamp, empty}
  /** @param {Frame} picture */
  const stampOf = (picture) => [picture.stamp, picture.step];
  let timer = /** @type {number} */ (null);

  /** @param {Panel} panel @param {Frame} picture */
  const has = (panel, picture) => {
    const entry = done.get(panel);
    return Boolean(entry) && entry.gd === panel.gd && same(entry.stamp, stampOf(picture));
  };

  /** @param {Panel} panel */
  function remove(panel) {
    done.delete(panel);
    if (!panel.gd?.data) return;
    const old = indices(panel.gd);
    if (old.length) window.Plotly?.deleteTraces(panel.gd, old);
  }

  /** Takes the traces away, after the overlay has had its frame. */
  function release() {
    if (!done.size || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      for (const panel of panels) if (done.has(panel)) remove(panel);
    }, 0);
  }

  /** @param {Panel} panel @param {Frame} picture */
  function add(panel, picture) {
    // At the start there is no path yet, and to draw a surface again for nothing is dear.
    const traces = picture.step === 0 ? [] : picture.tracks.runs.flatMap((track, k) =>
      track.visible && track.count ? tracesOf(track, headOf(track, picture.step), picture.palette.runs[k], panel) : []);
    remove(panel);
    if (traces.length) window.Plotly?.addTraces(panel.gd, traces);
    done.set(panel, { gd: panel.gd, stamp: stampOf(picture), empty: !traces.length });
  }

  /**
   * A picture of another landscape is about to be replaced.
   * @param {Panel} panel
   */
  const isNew = ({ gd }) => gd.layout.meta?.stamp === link.scene;

  /**
   * Commits one picture a frame, so that the hand never waits for both; true while one is left.
   * @param {Frame} picture
   */
  function commit(picture) {
    const open = panels.filter((panel) => panel.gd?.isConnected && panel.overlay.width > 0 && panel.eye.ready && !has(panel, picture) && isNew(panel));
    if (open.length) add(open[0], picture);
    return open.length > 0;
  }

  /** Dash may have drawn the figure anew, without our traces. */
  function verify() {
    for (const [panel, entry] of done) if (entry.gd !== panel.gd || (!entry.empty && !indices(panel.gd).length)) done.delete(panel);
  }

  /** @param {Frame} picture */
  const outdated = (picture) => [...done.values()].some((entry) => !same(entry.stamp, stampOf(picture)));

  return { has, outdated, commit, release, verify, committed: () => [...done.keys()].map((panel) => panel.id) };
}
