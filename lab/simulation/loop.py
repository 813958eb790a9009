"""The updates of one segment, one after the other: the only loop that moves a particle."""

from array import array
from typing import Any

from declare.floats import FLOATS
from lab.experiment.run import Point
from lab.simulation.problem import Particle, Problem
from lab.stops.base import Here
from landscapes.base import on_floats
from optimizers.base import Optimizer, State, Stuck
from optimizers.base_oracle import Estimator, Oracle

Moved = tuple[float, float, Any, Any]
"""The step of both coordinates, and what the rule keeps after it."""


class Loop:
    """The points of one segment while they are computed, and what its updates had to go by."""

    def __init__(self, problem: Problem, updates: range, record: bool) -> None:
        self.problem, self.updates = problem, updates
        self.surface = on_floats(problem.landscape)
        self.flat = array("d")
        self.acted = array("b")
        self.averages: list[Point] = []
        self.states: list[tuple[State, State]] | None = [] if record else None
        self.reason = ""
        self.watch, self.memory = problem.stop.watch() or (None, None)
        self.see, self.unseen = problem.schedule.watch() or (None, None)
        self.follow, self.unfollowed = problem.average.follow() or (None, None)
        last = updates.start if self.see else updates.stop
        self.factors = problem.schedule.factors(range(updates.start, last + 1), problem.steps)
        source = problem.source
        self.estimator: Estimator = source.estimator(
            problem.landscape, FLOATS, problem.seed, updates
        )
        self.oracle = Oracle(problem.landscape, FLOATS, self.estimator, problem.seed)
        self._clip()

    def _clip(self) -> None:
        """Let the rule see clipped gradients, and note in which updates they were."""
        cut, estimator, acted = self.problem.clip.cut(FLOATS), self.estimator, self.acted
        if cut is None:
            return

        def clipped(k: int, x: float, y: float) -> Point:
            gx, gy, cut_off = cut(*estimator(k, x, y))
            acted.append(cut_off)
            return gx, gy

        self.estimator = clipped

        def seen(k: int, x: float, y: float) -> Point:
            return cut(*estimator(k, x, y))[:2]

        self.oracle = Oracle(self.problem.landscape, FLOATS, seen, self.problem.seed)

    def depart(self) -> tuple[Particle, str | None]:
        """The start, and whether the run ends there."""
        x, y = self.problem.start
        _, first = self.problem.optimizer_at(0).rule(FLOATS)
        self.flat.extend((x, y))
        if self.states is not None:
            self.states.append((first, first))
        stop, memory = self._look(0, x, y, self.memory)
        averaged = self._average(0, x, y, self.unfollowed)
        particle = Particle(x, y, first, first, memory, (1.0, self.unseen), averaged)
        return particle, "stopped" if stop else None

    def advance(self, particle: Particle, span: range) -> tuple[Particle, str | None]:
        """Make the updates of `span`, unless the run ends before."""
        problem, flat, states, watch = self.problem, self.flat, self.states, self.watch
        follow, estimator, limit = self.follow, self.estimator, problem.limit
        optimizer = problem.optimizer_at(span.start)
        update, _ = optimizer.rule(FLOATS)
        together = self._together(optimizer, update)
        x, y, state_x, state_y, memory, seen, averaged = particle
        factors, seen = self._factors(span, x, y, seen)
        end = None
        try:
            for k, factor in zip(span, factors, strict=True):
                gx, gy = estimator(k, x, y)
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
                    stop, memory = self._look(k + 1, x, y, memory)
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
        oracle, takes_factor = self.oracle, optimizer.takes_factor
        if optimizer.joint:

            def joint(
                k: int,
                gx: float,
                gy: float,
                x: float,
                y: float,
                state: Any,
                other: Any,
                factor: float,
            ) -> tuple[float, float, Any, Any]:
                oracle.update = k
                if takes_factor:
                    (dx, dy), state = update(k + 1, (gx, gy), (x, y), state, oracle, factor)
                    return dx, dy, state, other
                (dx, dy), state = update(k + 1, (gx, gy), (x, y), state, oracle)
                return factor * dx, factor * dy, state, other

            return joint
        if takes_factor:

            def scaled(
                k: int,
                gx: float,
                gy: float,
                x: float,
                y: float,
                state_x: Any,
                state_y: Any,
                factor: float,
            ) -> tuple[float, float, Any, Any]:
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
        seen = self.see(memory, self.surface.value(x, y, FLOATS))
        self.factors.append(seen[0])
        return [factor], seen

    def _average(self, count: int, x: float, y: float, memory: Any) -> Any:
        if self.follow is None:
            return None
        point, memory = self.follow(memory, count, x, y)
        self.averages.append(point)
        return memory

    def _look(self, step: int, x: float, y: float, memory: Any) -> tuple[bool, Any]:
        if self.watch is None:
            return False, memory
        loss, slope = self.surface.value(x, y, FLOATS), self.surface.gradient(x, y, FLOATS)
        return self.watch(memory, Here(step, x, y, loss, slope))
