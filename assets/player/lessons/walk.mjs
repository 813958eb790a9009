/**
 * The walk through the lessons with two keys: where a lesson is, and what comes next and before.
 * A lesson is asked, played, observed and explained in its first scene; its further scenes are
 * asked and played. All of it is in small values, so that no picture is needed to follow it.
 */

import { later } from "../words/words.mjs";

export const STAGES = [later("Ask"), later("Play"), later("Observe"), later("Why"), later("Vary")];

/** The stage that the card marks. @param {LessonPlace} at */
export function stageOf(at) {
  if (at.scene > 0) return "Vary";
  if (at.waiting) return "Ask";
  return at.why ? "Why" : at.observe ? "Observe" : "Play";
}

/** @param {LessonPlace} given */
const following = ({ scene, scenes }) => (scene + 1 < scenes ? "next scene" : "next lesson");

/** What one press forward does. @param {LessonPlace} at */
export function forward(at) {
  if (at.waiting) return "play";
  if (at.scene > 0) return at.over ? following(at) : "end";
  if (!at.observe && !at.why) return "observe";
  return at.why ? following(at) : "why";
}

/** What one press back does. @param {LessonPlace} at */
export function back(at) {
  if (at.waiting) return at.scene > 0 ? "scene before" : "lesson before";
  if (at.why && at.scene === 0) return "close why";
  return at.observe && at.scene === 0 ? "close observe" : "ask";
}
