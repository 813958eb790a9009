"""The steps of one run, a segment at a time.

A run is computed in segments of `SEGMENT` updates. A segment is a function of the run's
course and its index alone, and carries all that the next one needs; the bounded cache of
segments is the only cache of paths. Workers therefore agree without talking, a longer run
shares its beginning with a shorter one, and what nobody asks for is never computed.
"""

from array import array
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from floats import FLOATS
from landscapes.base import Landscape
from optimizers.base import Optimizer, State
from run import Change, Point
from schedules.base import Schedule
from sources.base import Source
from stops.base import Stop

SEGMENT = 500
LIMIT = 1e12


@dataclass(frozen=True)
class Course:
    """All that one path depends on."""

    landscape: Landscape
    optimizer: Optimizer
    schedule: Schedule
    source: Source
    changes: tuple[Change, ...]
    start: Point
    stop: Stop
    steps: int
    seed: int
    limit: float = LIMIT

    def optimizer_at(self, update: int) -> Optimizer:
        """The optimizer with the hyper-parameters in force in an update (from 0)."""
        optimizer = self.optimizer
        for change in self.changes:
            if change.step <= update:
                optimizer = replace(optimizer, **dict(change.values))
        return optimizer


class Particle(NamedTuple):
    """The end of a path so far, and all that its next step needs."""

    x: float
    y: float
    state_x: State
    state_y: State
    memory: Any


class Segment(NamedTuple):
    """The points that a range of updates reached; segment 0 begins with the start.

    Arrays are read-only; `states` is (n, 2) tuples, or empty where they were not recorded.
    `end` is None while the run goes on, else diverged, stopped or budget.
    """

    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    states: tuple[tuple[State, State], ...]
    particle: Particle
    end: str | None


@lru_cache(maxsize=1024)
def segment(course: Course, index: int, record: bool = False) -> Segment:
    """Updates `SEGMENT * index` and on of a course, at most `SEGMENT` of them."""
    first = SEGMENT * index
    last = min(first + SEGMENT, course.steps)
    factors = [course.schedule.factor(k, course.steps) for k in range(first, last + 1)]
    walk = _Walk(course, record)
    particle, end = walk.depart() if index == 0 else (segment(course, index - 1, record)[5], None)
    for span in _spans(course, first, last):
        if end is None:
            here = factors[span.start - first : span.stop - first]
            particle, end = walk.advance(particle, span, here)
    if end is None and last == course.steps:
        end = "budget"
    rates = _rates(course, first, factors)[index > 0 :]
    return _measured(course, walk, rates, particle, end)


def _rates(course: Course, first: int, factors: list[float]) -> np.ndarray:
    """The learning rate in force in updates `first` and on."""
    base = np.full(len(factors), course.optimizer.lr)
    for change in course.changes:
        base[max(0, change.step - first) :] = dict(change.values).get("lr", base[-1])
    return base * factors


def _spans(course: Course, first: int, last: int) -> list[range]:
    """The updates first … last - 1, cut where hyper-parameters change."""
    cuts = sorted({first, last, *(c.step for c in course.changes if first < c.step < last)})
    return [range(a, b) for a, b in pairwise(cuts)]


class _Walk:
    """The points of one segment while they are computed."""

    def __init__(self, course: Course, record: bool) -> None:
        self.course = course
        self.flat = array("d")
        self.states: list[tuple[State, State]] | None = [] if record else None
        self.watch, self.memory = course.stop.watch() or (None, None)

    def depart(self) -> tuple[Particle, str | None]:
        """The start, and whether the run ends there."""
        x, y = self.course.start
        _, first_state = self.course.optimizer_at(0).rule(FLOATS)
        self.flat.extend((x, y))
        if self.states is not None:
            self.states.append((first_state, first_state))
        stop, memory = self._look(x, y, self.memory)
        return Particle(x, y, first_state, first_state, memory), "stopped" if stop else None

    def advance(
        self, particle: Particle, span: range, factors: list[float]
    ) -> tuple[Particle, str | None]:
        """Make the updates of `span`, unless the run ends before."""
        course, flat, states, watch = self.course, self.flat, self.states, self.watch
        update, _ = course.optimizer_at(span.start).rule(FLOATS)
        oracle = course.source.oracle(course.landscape, FLOATS, course.seed, span)
        limit = course.limit
        x, y, state_x, state_y, memory = particle
        try:
            for k, factor in zip(span, factors, strict=True):
                gx, gy = oracle(k, x, y)
                dx, state_x = update(k + 1, gx, x, state_x)
                dy, state_y = update(k + 1, gy, y, state_y)
                x += factor * dx
                y += factor * dy
                if not (-limit < x < limit and -limit < y < limit):
                    return particle, "diverged"
                flat.append(x)
                flat.append(y)
                if states is not None:
                    states.append((state_x, state_y))
                if watch is not None:
                    stop, memory = self._look(x, y, memory)
                    if stop:
                        return Particle(x, y, state_x, state_y, memory), "stopped"
        except (ArithmeticError, ValueError):
            return particle, "diverged"
        return Particle(x, y, state_x, state_y, memory), None

    def _look(self, x: float, y: float, memory: Any) -> tuple[bool, Any]:
        if self.watch is None:
            return False, memory
        landscape = self.course.landscape
        gx, gy = landscape.gradient(x, y, FLOATS)
        return self.watch(memory, landscape.value(x, y, FLOATS), gx, gy)


def _measured(
    course: Course, walk: _Walk, rates: np.ndarray, particle: Particle, end: str | None
) -> Segment:
    """The segment with the loss, gradient and rate of its points, cut where one is not finite."""
    points = np.frombuffer(walk.flat).reshape(-1, 2)
    x, y = points[:, 0], points[:, 1]
    with np.errstate(all="ignore"):
        loss = course.landscape.value(x, y, np) + np.zeros_like(x)
        gradient = np.stack(np.broadcast_arrays(*course.landscape.gradient(x, y, np)), axis=1)
    finite = np.isfinite(loss) & np.isfinite(gradient).all(axis=1)
    count = len(points)
    if not finite.all():
        count, end = int(np.argmin(finite)), "diverged"
    arrays = (points[:count], loss[:count], gradient[:count], rates[:count])
    for values in arrays:
        values.flags.writeable = False
    return Segment(*arrays, tuple((walk.states or [])[:count]), particle, end)
