"""The steps of one run, a segment at a time.

A run is computed in segments of `SEGMENT` updates. A segment is a function of the run's
course and its index alone, and carries all that the next one needs; the bounded cache of
segments is the only cache of paths. Workers therefore agree without talking, a longer run
shares its beginning with a shorter one, and what nobody asks for is never computed.
"""

from array import array
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from course import SEGMENT, Course, Particle, Segment
from floats import FLOATS
from optimizers.base import Optimizer, State, Stuck
from probe import Probe
from run import Point


@lru_cache(maxsize=1024)
def segment(course: Course, index: int) -> Segment:
    """Updates `SEGMENT * index` and on of a course, at most `SEGMENT` of them."""
    return walked(course, index, segment(course, index - 1).particle if index else None)


class Here(NamedTuple):
    """One point of a path, with the exact loss and gradient there."""

    point: Point
    loss: float
    gradient: Point


def step_of(course: Course, step: int) -> Here | None:
    """The point of a course after `step` updates; None past its end. Only what leads there runs."""
    last = max(0, step - 1) // SEGMENT
    for index in range(last + 1):
        found = segment(course, index)
        if found.end is not None and index < last:
            return None
    place = step - (SEGMENT * last + 1 if last else 0)
    if not 0 <= place < len(found.points):
        return None
    (x, y), (gx, gy) = found.points[place].tolist(), found.gradient[place].tolist()
    return Here((x, y), float(found.loss[place]), (gx, gy))


@lru_cache(maxsize=32)
def recorded(course: Course, index: int) -> Segment:
    """The same segment with its states, for whoever asks what the steps are made of."""
    return walked(course, index, segment(course, index - 1).particle if index else None, True)


def walked(course: Course, index: int, before: Particle | None, record: bool = False) -> Segment:
    """A segment, computed from the end of the one before; with its states if `record`."""
    return _walked(course, index, before, record)[1]


class Replay(NamedTuple):
    """A segment walked once more with its states, and what its updates had to go by.

    `before` is the particle that it began with, None for segment 0; `factors[i]` is the
    schedule's factor in its update i; `probe` sees the landscape as its rule did.
    """

    segment: Segment
    before: Particle | None
    factors: list[float]
    probe: Probe


def replayed(course: Course, index: int) -> Replay:
    """Segment number `index` of a course, walked once more."""
    before = segment(course, index - 1).particle if index else None
    walk, found = _walked(course, index, before, record=True)
    return Replay(found, before, walk.factors, walk.probe)


def _walked(
    course: Course, index: int, before: Particle | None, record: bool
) -> tuple["_Walk", Segment]:
    first = SEGMENT * index
    last = min(first + SEGMENT, course.steps)
    walk = _Walk(course, range(first, last), record)
    particle, end = walk.depart() if before is None else (before, None)
    for span in _spans(course, first, last):
        if end is None:
            particle, end = walk.advance(particle, span)
    if end is None and last == course.steps:
        end = "budget"
    return walk, _measured(course, walk, particle, end)


def _spans(course: Course, first: int, last: int) -> list[range]:
    """The updates first … last - 1, cut where hyper-parameters change."""
    schedule = course.schedule
    if schedule.watch() or schedule.momentum(first, course.steps) is not None:
        return [range(k, k + 1) for k in range(first, last)]
    cuts = sorted({first, last, *(c.step for c in course.changes if first < c.step < last)})
    return [range(a, b) for a, b in pairwise(cuts)]


class _Walk:
    """The points of one segment while they are computed."""

    def __init__(self, course: Course, updates: range, record: bool) -> None:
        self.course, self.updates = course, updates
        self.flat = array("d")
        self.acted = array("b")
        self.averages: list[Point] = []
        self.states: list[tuple[State, State]] | None = [] if record else None
        self.reason = ""
        self.watch, self.memory = course.stop.watch() or (None, None)
        self.see, self.unseen = course.schedule.watch() or (None, None)
        self.follow, self.unfollowed = course.average.follow() or (None, None)
        last = updates.start if self.see else updates.stop
        self.factors = course.schedule.factors(range(updates.start, last + 1), course.steps)
        self.oracle = course.source.oracle(course.landscape, FLOATS, course.seed, updates)
        self.probe = Probe(course.landscape, FLOATS, self.oracle, course.seed)
        self._clip()

    def _clip(self) -> None:
        """Let the rule see clipped gradients, and note in which updates they were."""
        cut, oracle, acted = self.course.clip.cut(FLOATS), self.oracle, self.acted
        if cut is None:
            return

        def clipped(k, x, y):
            gx, gy, cut_off = cut(*oracle(k, x, y))
            acted.append(cut_off)
            return gx, gy

        self.oracle = clipped
        seen = lambda k, x, y: cut(*oracle(k, x, y))[:2]  # noqa: E731
        self.probe = Probe(self.course.landscape, FLOATS, seen, self.course.seed)

    def depart(self) -> tuple[Particle, str | None]:
        """The start, and whether the run ends there."""
        x, y = self.course.start
        _, first = self.course.optimizer_at(0).rule(FLOATS)
        self.flat.extend((x, y))
        if self.states is not None:
            self.states.append((first, first))
        stop, memory = self._look(x, y, self.memory)
        averaged = self._average(0, x, y, self.unfollowed)
        particle = Particle(x, y, first, first, memory, (1.0, self.unseen), averaged)
        return particle, "stopped" if stop else None

    def advance(self, particle: Particle, span: range) -> tuple[Particle, str | None]:
        """Make the updates of `span`, unless the run ends before."""
        course, flat, states, watch = self.course, self.flat, self.states, self.watch
        follow, oracle, limit = self.follow, self.oracle, course.limit
        optimizer = course.optimizer_at(span.start)
        update, _ = optimizer.rule(FLOATS)
        together = self._together(optimizer, update)
        x, y, state_x, state_y, memory, seen, averaged = particle
        factors, seen = self._factors(span, x, y, seen)
        end = None
        try:
            for k, factor in zip(span, factors, strict=True):
                gx, gy = oracle(k, x, y)
                if together is None:
                    dx, state_x = update(k + 1, gx, x, state_x)
                    dy, state_y = update(k + 1, gy, y, state_y)
                    x += factor * dx
                    y += factor * dy
                else:
                    dx, dy, state_x, state_y = together(k, gx, gy, x, y, state_x, state_y, factor)
                    x += dx
                    y += dy
                if not (-limit < x < limit and -limit < y < limit):
                    return particle, "diverged"
                flat.append(x)
                flat.append(y)
                if states is not None:
                    states.append((state_x, state_y))
                if follow is not None:
                    averaged = self._average(k + 1, x, y, averaged)
                if watch is not None:
                    stop, memory = self._look(x, y, memory)
                    if stop:
                        end = "stopped"
                        break
        except (ArithmeticError, ValueError):
            return particle, "diverged"
        except Stuck as stuck:
            self.reason, end = str(stuck), "stuck"
        return Particle(x, y, state_x, state_y, memory, seen, averaged), end

    def _together(self, optimizer: Optimizer, update: Any) -> Any:
        """The whole step of a rule that is not one step a coordinate, times the factor."""
        probe, takes_factor = self.probe, optimizer.takes_factor
        if optimizer.joint:

            def joint(k, gx, gy, x, y, state, other, factor):
                probe.update = k
                if takes_factor:
                    (dx, dy), state = update(k + 1, (gx, gy), (x, y), state, probe, factor)
                    return dx, dy, state, other
                (dx, dy), state = update(k + 1, (gx, gy), (x, y), state, probe)
                return factor * dx, factor * dy, state, other

            return joint
        if takes_factor:

            def scaled(k, gx, gy, x, y, state_x, state_y, factor):
                dx, state_x = update(k + 1, gx, x, state_x, factor)
                dy, state_y = update(k + 1, gy, y, state_y, factor)
                return dx, dy, state_x, state_y

            return scaled
        return None

    def _factors(self, span: range, x: float, y: float, seen: Any) -> tuple[list[float], Any]:
        """The factors of `span`; a schedule that watches is told the loss it leaves from."""
        if self.see is None:
            return self.factors[span.start - self.updates.start :][: len(span)], seen
        factor, memory = seen
        self.factors[span.start - self.updates.start :] = [factor]
        seen = self.see(memory, self.course.landscape.value(x, y, FLOATS))
        self.factors.append(seen[0])
        return [factor], seen

    def _average(self, count: int, x: float, y: float, memory: Any) -> Any:
        if self.follow is None:
            return None
        point, memory = self.follow(memory, count, x, y)
        self.averages.append(point)
        return memory

    def _look(self, x: float, y: float, memory: Any) -> tuple[bool, Any]:
        if self.watch is None:
            return False, memory
        landscape = self.course.landscape
        gx, gy = landscape.gradient(x, y, FLOATS)
        return self.watch(memory, landscape.value(x, y, FLOATS), gx, gy)


def _rates(course: Course, first: int, factors: list[float]) -> np.ndarray:
    """The learning rate in force in updates `first` and on."""
    base = np.full(len(factors), course.optimizer.lr)
    for change in course.changes:
        base[max(0, change.step - first) :] = dict(change.values).get("lr", base[-1])
    return base * factors


def _measured(course: Course, walk: _Walk, particle: Particle, end: str | None) -> Segment:
    """The segment with the loss, gradient and rate of its points, cut where one is not finite."""
    first = walk.updates.start
    points = np.frombuffer(walk.flat).reshape(-1, 2)
    rates = _rates(course, first, walk.factors)[first > 0 :]
    x, y = points[:, 0], points[:, 1]
    with np.errstate(all="ignore"):
        loss = course.landscape.value(x, y, np) + np.zeros_like(x)
        gradient = np.stack(np.broadcast_arrays(*course.landscape.gradient(x, y, np)), axis=1)
    finite = np.isfinite(loss) & np.isfinite(gradient).all(axis=1)
    count = len(points)
    if not finite.all():
        count, end = int(np.argmin(finite)), "diverged"
    clipped = np.zeros(max(0, count - (first == 0)), dtype=bool)
    if walk.acted:
        clipped[:] = walk.acted[: len(clipped)]
    average = np.array(walk.averages[:count]).reshape(-1, 2) if walk.follow else None
    arrays = (points[:count], loss[:count], gradient[:count], rates[:count], clipped)
    for values in (*arrays, *([] if average is None else [average])):
        values.flags.writeable = False
    states = tuple((walk.states or [])[:count])
    return Segment(*arrays, average, states, particle, end, walk.reason)
