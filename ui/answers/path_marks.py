"""Marks on a path: where a stopping rule fires, and where a cycle of the rate ends."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from declare.phrases import say
from lab.analysis.anatomy import first_point
from lab.analysis.noise_floor import noise_floor
from lab.curves import CURVES
from lab.simulation.problem import Problem
from lab.simulation.segments import segment
from lab.stops.base import Here, Stop


class Watched(NamedTuple):
    """What a stopping rule has seen of a path: the point at which it fired, and its memory."""

    fired: int | None
    memory: Any


def marked(problem: Problem, index: int, stop: Stop | None) -> dict[str, np.ndarray]:
    """(n,) each, 1 at the marked points of a segment and 0 elsewhere; only what the path has.

    `fired` is where the rule ends the run, or would; `cold` are the points that the coldest
    update of each cycle led to, where a snapshot would be taken.
    """
    found, first = {}, first_point(index)
    count = len(segment(problem, index).points)
    if stop is not None and stop.curve:
        fired = watched(problem, stop, index).fired
        found["fired"] = np.array([float(k == fired) for k in range(first, first + count)])
    if problem.schedule.cycles:
        cold, steps = problem.schedule.cold, problem.steps
        found["cold"] = np.array([float(cold(k - 1, steps)) for k in range(first, first + count)])
    return found


@lru_cache(maxsize=256)
def watched(problem: Problem, stop: Stop, index: int) -> Watched:
    """What the rule has seen at the end of segment `index`; it looks as the engine does."""
    found = stop.watch()
    if found is None:
        return Watched(None, None)
    watch, memory = found
    if index:
        fired, memory = watched(problem, stop, index - 1)
        if fired is not None:
            return Watched(fired, memory)
    landscape = problem.landscape
    for k, (x, y) in enumerate(segment(problem, index).points.tolist(), start=first_point(index)):
        slope = landscape.gradient_at(x, y)
        fires, memory = watch(memory, Here(k, x, y, landscape.value_at(x, y), slope))
        if fires:
            return Watched(k, memory)
    return Watched(None, memory)


def rule_of(stop: Stop, language: str) -> dict[str, Any] | None:
    """What the page draws of a stopping rule; None for the one that watches nothing."""
    if not stop.curve:
        return None
    series = CURVES[stop.curve].column
    waited = say(stop.waited(), language) if stop.back() else ""
    return {
        "series": series,
        "below": stop.bound(),
        "back": stop.back(),
        "waited": waited,
        "on": stop.run_on,
    }


def floor_of(problem: Problem) -> dict[str, Any] | None:
    """The noise floor of a run that has ended, on the axis of the loss curve; None without one."""
    found, lowest = noise_floor(problem), problem.landscape.lowest() or 0.0
    return None if found is None else {"value": found.loss - lowest, "how": found.how}
