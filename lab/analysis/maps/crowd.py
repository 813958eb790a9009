"""A crowd: one run from many random starts at once, step by step."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from lab.analysis.maps.chosen import unmapped
from lab.analysis.maps.outcomes import CURVE, DIVERGED, FIRST, MOVING, STUCK, lettered, outcomes
from lab.analysis.maps.swarm import swarm
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.simulation.problem import Problem, Segment
from lab.simulation.segments import compute_segment
from lab.simulation.simulate import problem_of
from lab.simulation.status import FLOOR, Status, judge
from landscapes.base import Landscape

COUNT = 200
# A longer run is not walked: of those that walk together, and of those that walk one by one.
MOST_STEPS, MOST_ALONE = 5000, 300
# Of a longer path every so many steps are kept, so that there are no more than these.
ROWS = 500
# What became of a start, in the order in which it is told.
GROUPS = ("lowest", "other", "diverged", "stuck", "moving")


class Crowd(NamedTuple):
    """The paths of COUNT starts: x and y are (rows, COUNT), each row `stride` steps on.

    `group` is the place in GROUPS of each start's end, `since` the step from which on it is at
    its minimum, or at which it diverged; -1 for the others. A path that has ended stays where it
    ended, and one that diverged is NaN from then on.
    """

    x: np.ndarray
    y: np.ndarray
    stride: int
    group: np.ndarray
    since: np.ndarray


def starts(landscape: Landscape, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The first COUNT random starts of a seed, as the start is dropped one by one."""
    (left, right), (bottom, top) = landscape.domain
    x, y = np.random.default_rng(seed).random((COUNT, 2)).T
    return left + (right - left) * x, bottom + (top - bottom) * y


def longest(experiment: Experiment, run: Run) -> int:
    """How many steps a crowd of a run may have."""
    return MOST_STEPS if unmapped(experiment, run) is None else MOST_ALONE


def crowd(experiment: Experiment, run: Run) -> Crowd:
    """The crowd of a run of an experiment whose steps are at most `longest`."""
    alone = unmapped(experiment, run) is not None
    return _crowd(replace(problem_of(experiment, run), start=experiment.landscape.start), alone)


@lru_cache(maxsize=8)
def _crowd(problem: Problem, alone: bool) -> Crowd:
    """The crowd of a course, whose own start does not matter."""
    steps, walk = problem.steps, _alone if alone else _together
    stride = -(-steps // ROWS)
    # The last step is a row of its own where the stride does not meet it.
    rows = [*range(0, steps, stride), steps]
    xs, ys, group, since = walk(problem, *starts(problem.landscape, problem.seed))
    x, y = (path[rows].astype("<f4") for path in (xs, ys))
    return Crowd(x, y, stride, group, since)


def _together(problem: Problem, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
    """The paths of all, their groups and since when; each step is made by all at once."""
    landscape, steps = problem.landscape, problem.steps
    found = swarm(landscape, problem.optimizer, x, y, steps, schedule=problem.schedule, record=True)
    assert found.xs is not None and found.ys is not None
    outcome, since = outcomes(landscape, found, steps)
    minima = lettered(landscape)
    named = {DIVERGED: "diverged", MOVING: "moving", STUCK: "stuck", CURVE: "lowest"}
    named |= {FIRST + k: _depth(landscape, point.value) for k, point in enumerate(minima)}
    table = np.array([GROUPS.index(named.get(k, "moving")) for k in range(256)], np.uint8)
    return found.xs, found.ys, table[outcome], since


def _alone(problem: Problem, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
    """The same one start after the other, as single runs are made: for whatever a run has."""
    xs, ys = (np.full((problem.steps + 1, len(x)), np.nan) for _ in range(2))
    group, since = np.zeros(len(x), np.uint8), np.full(len(x), -1)
    for k, start in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        found = _segments(replace(problem, start=start))
        points = np.concatenate([part.points for part in found])
        xs[: len(points), k], ys[: len(points), k] = points.T
        end = found[-1].end or "budget"
        if end != "diverged":
            xs[len(points) :, k], ys[len(points) :, k] = points[-1]
        verdict = judge(problem.landscape, points, end, found[-1].reason)
        name = _name(problem.landscape, verdict)
        group[k] = GROUPS.index(name)
        if name in ("lowest", "other", "diverged"):
            since[k] = verdict.at
    return xs, ys, group, since


def _segments(problem: Problem) -> list[Segment]:
    """All segments of a course, which nobody else will ask for: they are not kept."""
    found = [compute_segment(problem, 0, None)]
    while found[-1].end is None:
        found.append(compute_segment(problem, len(found), found[-1].particle))
    return found


def _name(landscape: Landscape, verdict: Status) -> str:
    if verdict.point is not None and verdict.point.kind == "minimum":
        return _depth(landscape, verdict.point.value)
    names = {"diverged": "diverged", "stalled": "stuck", "converged": "stuck"}
    return names.get(verdict.status, "moving")


def _depth(landscape: Landscape, value: float) -> str:
    """Whether a minimum's loss is the lowest."""
    lowest = landscape.lowest()
    deep = lowest is not None and value - lowest <= FLOOR * (1 + abs(lowest))
    return "lowest" if deep else "other"
