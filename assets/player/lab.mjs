/** The controller: link, clock, pictures and table of one page. */

import { announce } from "./controls/announce.mjs";
import { CHUNK } from "./core/contract.mjs";
import { createClock } from "./core/clock.mjs";
import { showControl } from "./core/dash.mjs";
import { createFeatures } from "./features.mjs";
import { createFrames } from "./core/frames.mjs";
import { createHandle } from "./controls/handle.mjs";
import { clockKeys, listenToKeys, runKeys, sharedKeys } from "./controls/keys.mjs";
import { createLessons } from "./lessons/lessons.mjs";
import { createLink } from "./core/link.mjs";
import { createMarks } from "./plot/marks.mjs";
import { createModels } from "./data/models.mjs";
import { readPalette } from "./plot/palette.mjs";
import { createContour, createSurface } from "./paths/panels.mjs";
import { createPictures } from "./plot/pictures.mjs";
import { createCommitted } from "./paths/committed.mjs";
import { createTable } from "./controls/table.mjs";
import { createTracks, headOf } from "./core/tracks.mjs";
import { createTransport } from "./controls/transport.mjs";
import { showView } from "./core/view.mjs";
import { watch } from "./plot/watch.mjs";
import { UNTOLD } from "./discovered.mjs";
import { spoken } from "./words/words.mjs";
import { same } from "./core/stamp.mjs";

const TABLE_EVERY = 100, REST = 500, KEPT_TIMINGS = 200;

/** Builds everything and asks for the first answer. */
export function createLab() {
  const tracks = createTracks();
  const frames = createFrames(frame);
  const clock = createClock(tracks, changed);
  const contour = createContour(), surface = createSurface();
  const marks = createMarks(contour), table = createTable();
  const transport = createTransport(clock, tracks);
  const timings = /** @type {number[]} */ ([]);
  let palette = readPalette(), view = /** @type {View} */ ({}), picture = /** @type {Frame | null} */ (null), look = 0, started = false, tabled = 0, quietSince = 0, shown = /** @type {Stamp} */ (null), edited = /** @type {number | null} */ (null), chunk = CHUNK, opening = false, language = spoken();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const shapes = createPictures({ drawn: () => lookAgain(), moving: () => (opening || clock.playing) && clock.step === 0 });
  const link = createLink({ answered, appended, wantsMore, pictured: shapes.first });
  const handle = createHandle(contour, (x, y) => edit("start", `${x},${y}`));
  const rest = createCommitted([contour, surface], link);
  const pictures = [contour, surface];
  const lessons = createLessons({ clock, tracks, pictures, link, calm, edit, changed });
  const panels = [contour, surface, createModels(() => features.find((feature) => feature.examples).examples())];
  const features = createFeatures({ tracks, clock, link, contour, surface, panels, pictures, edit, changed, clicked, calm, picture: () => picture, keys: () => keys, rest,
    seen: (id) => ({ palette, start: id === "contour" && sharers() ? tracks.start : null }) });
  /** @param {string} name */
  const every = (name) => features.flatMap((feature) => feature[name] ?? []);
  panels.push(...every("panels"));
  const keys = [...clockKeys(clock), ...runKeys(tracks, edit), ...sharedKeys(edit), ...lessons.keys, ...every("keys")];
  listenToKeys(keys);
  const lookAgain = watch({ panels, inspect, clicked, linger: frames.linger, busy: () => { rest.release(); changed(); },
    themed: () => { palette = readPalette(); look += 1; changed(); } });
  inspect();
  link.load();

  /**
   * A change of the link; `as` is the kind of the control that made it, if it was a control.
   * @param {string} path @param {any} value @param {string} [as]
   */
  function edit(path, value, as) {
    edited ??= performance.now();
    link.edit(path, value === null || value === undefined ? null : String(value));
    if (as === undefined && path !== "start") showControl(path, value);
    frames.request();
  }

  /**
   * A click on a contour is a lesson's prediction, or a feature's, or else sets the start.
   * @param {number} x @param {number} y
   */
  function clicked(x, y) {
    if (lessons.predicted(x, y) || features.some((feature) => feature.clicked?.(x, y))) return;
    edit("start", `${x},${y}`);
  }

  /** @param {StreamAnswer} answer @param {Why} why */
  function answered(answer, why) {
    tracks.replace(answer);
    view = answer.header.view;
    if (spoken() !== language) look += 1;
    language = spoken();
    showView(answer.header);
    shapes.show(answer.header.figures);
    for (const feature of features) feature.answered?.(answer.header, why);
    chunk = answer.header.chunk_size || CHUNK;
    if (lessons.answered(answer.header, why)) wait();
    else if (why === "load" && !started) begin();
    else if (clock.playing || (why === "edit" && answer.header.kept)) clock.seek(clock.step);
    else clock.end();
    frames.request();
  }

  /** A lesson's path is played when it has been predicted. */
  function wait() {
    started = true;
    clock.stop(0);
  }

  function begin() {
    started = true;
    if (calm.matches) clock.end();
    else {
      clock.seek(0);
      opening = true;
    }
  }

  /** The first play begins when there is a picture to see it on. */
  function open() {
    if (!panels.slice(0, 2).some((panel) => panel.look() && panel.gd.layout?.meta)) return;
    opening = false;
    clock.play();
  }

  /** @param {StreamAnswer} answer */
  function appended(answer) {
    tracks.append(answer);
    changed();
  }

  function wantsMore() {
    const ahead = Math.max(clock.wanted - tracks.available(), 0) || clock.step + Math.max(CHUNK, clock.pace()) - tracks.available();
    return ahead > 0 ? tracks.missing(chunk) : null;
  }

  function changed() {
    quietSince = performance.now();
    frames.request();
  }

  function inspect() {
    // Only a real change wakes the loop: an idle page does nothing.
    if (panels.map((panel) => panel.inspect()).some(Boolean)) changed();
    else rest.verify();
  }

  /**
   * One frame: every picture shows the same step.
   * @param {number} now
   */
  function frame(now) {
    if (opening) open();
    clock.tick(now);
    const { step, playing } = clock;
    const key = [tracks.version, step, playing, look];
    if (!same(key, shown)) quietSince = now;
    shown = key;
    picture = { now, tracks, step, playing, view: lessons.waiting() ? { ...view, ...UNTOLD } : view, palette, stamp: [tracks.identity, look] };
    if (playing || rest.outdated(picture)) rest.release();
    let more = false;
    for (const panel of panels) more = panel.draw({ ...picture, committed: rest.has(panel, picture) }) || more;
    for (const feature of features) more = feature.draw?.(picture) || more;
    marks.draw(picture);
    lessons.frame();
    handle.show(tracks.start, !link.busy, sharers());
    tell(now);
    timed();
    link.feed();
    return more || playing || settle(now, picture);
  }

  /** @param {number} now */
  function tell(now) {
    // All that is written is of one step, and changes as often as it can be read.
    const due = !clock.playing || now - tabled >= TABLE_EVERY;
    transport.show(due);
    if (!due) return;
    tabled = now;
    table(tracks, clock.step);
  }

  /**
   * At rest the line is spoken and the paths become Plotly's own; true while that is still to come.
   * @param {number} now @param {Frame} picture
   */
  function settle(now, picture) {
    if (!tracks.runs.length || link.busy || handle.held || edited !== null) return now - quietSince < REST;
    if (now - quietSince < REST) return true;
    announce(tracks, clock.step);
    return rest.commit(picture);
  }

  const sharers = () => tracks.runs.some((run) => sharesStart(run));
  /** @param {Track} run */
  const sharesStart = (run) => !run.start || run.start.every((value, k) => value === tracks.start[k]);
  let timedVersion = 0;

  /** From the first edit that is not drawn yet to the frame that shows its answer. */
  function timed() {
    if (timedVersion === tracks.version) return;
    timedVersion = tracks.version;
    if (edited === null) return;
    timings.push(performance.now() - edited);
    if (timings.length > KEPT_TIMINGS) timings.shift();
    edited = null;
  }

  /** @param {Panel} panel @param {number} run @param {number} step */
  function pagePoint(panel, run, step) {
    const out = new Float64Array(3), track = tracks.runs[run];
    if (!track || !panel.look()) return null;
    panel.lens.point(track, headOf(track, step), out);
    const bounds = panel.overlay.canvas.getBoundingClientRect();
    return [bounds.left + out[0], bounds.top + out[1]];
  }

  return {
    edit, clock, timings,
    get link() { return link.link; },
    get step() { return clock.step; },
    get playing() { return clock.playing; },
    get tracks() { return tracks.runs; },
    /** @param {number} run @param {number} step */
    screenPoint: (run, step) => pagePoint(contour, run, step),
    /** @param {number} run @param {number} step */
    screenPoint3: (run, step) => pagePoint(surface, run, step),
    frameCost: frames.cost,
    forgetCosts: frames.forget,
    committed: () => rest.committed(),
  };
}
