"""The steps of one run, a segment at a time.

A run is computed in segments of `SEGMENT` updates. A segment is a function of the run's
course and its index alone, and carries all that the next one needs; the bounded cache of
segments is the only cache of paths. Workers therefore agree without talking, a longer run
shares its beginning with a shorter one, and what nobody asks for is never computed.
"""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lab.experiment.run import Point
from lab.simulation.loop import Loop
from lab.simulation.problem import SEGMENT, Particle, Problem, Segment
from optimizers.base_oracle import Oracle


@lru_cache(maxsize=1024)
def segment(problem: Problem, index: int) -> Segment:
    """Updates `SEGMENT * index` and on of a course, at most `SEGMENT` of them."""
    return compute_segment(problem, index, segment(problem, index - 1).particle if index else None)


class Here(NamedTuple):
    """One point of a path, with the exact loss and gradient there."""

    point: Point
    loss: float
    gradient: Point


def step_of(problem: Problem, step: int) -> Here | None:
    """The point of a course after `step` updates; None past its end. Only what leads there runs."""
    last = max(0, step - 1) // SEGMENT
    found = segment(problem, 0)
    for index in range(1, last + 1):
        if found.end is not None:
            return None
        found = segment(problem, index)
    place = step - (SEGMENT * last + 1 if last else 0)
    if not 0 <= place < len(found.points):
        return None
    (x, y), (gx, gy) = found.points[place].tolist(), found.gradient[place].tolist()
    return Here((x, y), float(found.loss[place]), (gx, gy))


@lru_cache(maxsize=32)
def recorded(problem: Problem, index: int) -> Segment:
    """The same segment with its states, for whoever asks what the steps are made of."""
    return compute_segment(
        problem, index, segment(problem, index - 1).particle if index else None, True
    )


def compute_segment(
    problem: Problem, index: int, before: Particle | None, record: bool = False
) -> Segment:
    """A segment, computed from the end of the one before; with its states if `record`."""
    return _run_segment(problem, index, before, record)[1]


class Replay(NamedTuple):
    """A segment walked once more with its states, and what its updates had to go by.

    `before` is the particle that it began with, None for segment 0; `factors[i]` is the
    schedule's factor in its update i; `probe` sees the landscape as its rule did.
    """

    segment: Segment
    before: Particle | None
    factors: list[float]
    oracle: Oracle


def replayed(problem: Problem, index: int) -> Replay:
    """Segment number `index` of a course, walked once more."""
    before = segment(problem, index - 1).particle if index else None
    loop, found = _run_segment(problem, index, before, record=True)
    return Replay(found, before, loop.factors, loop.oracle)


def _run_segment(
    problem: Problem, index: int, before: Particle | None, record: bool
) -> tuple[Loop, Segment]:
    first = SEGMENT * index
    last = min(first + SEGMENT, problem.steps)
    loop = Loop(problem, range(first, last), record)
    particle, end = loop.depart() if before is None else (before, None)
    for span in _spans(problem, first, last):
        if end is None:
            particle, end = loop.advance(particle, span)
    if end is None and last == problem.steps:
        end = "budget"
    return loop, _measured(problem, loop, particle, end)


def _spans(problem: Problem, first: int, last: int) -> list[range]:
    """The updates first … last - 1, cut where hyper-parameters change."""
    schedule = problem.schedule
    if schedule.watch() or schedule.momentum(first, problem.steps) is not None:
        return [range(k, k + 1) for k in range(first, last)]
    cuts = sorted({first, last, *(c.step for c in problem.changes if first < c.step < last)})
    return [range(a, b) for a, b in pairwise(cuts)]


def _rates(problem: Problem, first: int, factors: list[float]) -> np.ndarray:
    """The learning rate in force in updates `first` and on."""
    base = np.full(len(factors), problem.optimizer.lr)
    for change in problem.changes:
        base[max(0, change.step - first) :] = dict(change.values).get("lr", base[-1])
    return base * factors


def _measured(problem: Problem, loop: Loop, particle: Particle, end: str | None) -> Segment:
    """The segment with the loss, gradient and rate of its points, cut where one is not finite."""
    first = loop.updates.start
    points = np.frombuffer(loop.flat).reshape(-1, 2)
    rates = _rates(problem, first, loop.factors)[first > 0 :]
    x, y = points[:, 0], points[:, 1]
    with np.errstate(all="ignore"):
        loss = problem.landscape.value(x, y, np) + np.zeros_like(x)
        gradient = np.stack(np.broadcast_arrays(*problem.landscape.gradient(x, y, np)), axis=1)
    finite = np.isfinite(loss) & np.isfinite(gradient).all(axis=1)
    count = len(points)
    if not finite.all():
        count, end = int(np.argmin(finite)), "diverged"
    clipped = np.zeros(max(0, count - (first == 0)), dtype=bool)
    if loop.acted:
        clipped[:] = loop.acted[: len(clipped)]
    average = np.array(loop.averages[:count]).reshape(-1, 2) if loop.follow else None
    arrays = (points[:count], loss[:count], gradient[:count], rates[:count], clipped)
    for values in (*arrays, *([] if average is None else [average])):
        values.flags.writeable = False
    states = tuple((loop.states or [])[:count])
    return Segment(*arrays, average, states, particle, end, loop.reason)
