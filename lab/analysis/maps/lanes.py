"""All updates of many particles, chunk by chunk; diverged particles leave their chunk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from declare.parameters import declarations
from lab.analysis.maps.varied import with_arrays
from lab.schedules.base import Schedule
from lab.simulation.problem import CYCLED
from optimizers.base import Optimizer

# Particles that go through all steps together: their numbers stay in the processor's cache.
CHUNK = 8192

Lanes = list[np.ndarray]
Slopes = Callable[[Lanes], Lanes]
Until = Callable[..., np.ndarray]


class Rules(NamedTuple):
    """An update rule with its schedule: what an update needs to know beside the particles.

    `steps` updates are made of the `budget` that the schedule is spread over.
    """

    optimizer: Optimizer
    schedule: Schedule
    steps: int
    budget: int

    def update(self, k: int, varied: Mapping[str, np.ndarray]) -> tuple[Any, Any]:
        """The rule in force in update k (from 0), for particles of these hyper-parameters."""
        optimizer, momentum = self.optimizer, self.schedule.momentum(k, self.budget)
        names = [n for n in CYCLED if n in declarations(type(optimizer))][:1]
        if momentum is not None and names:
            optimizer = replace(optimizer, **{names[0]: momentum})
            varied = {n: a for n, a in varied.items() if n not in names}
        return with_arrays(optimizer, varied).rule(np)

    @property
    def cycles(self) -> bool:
        """Whether the schedule sets the momentum anew in each update."""
        return self.schedule.momentum(0, self.budget) is not None


def in_chunks(
    rules: Rules,
    gradient: Slopes,
    places: Lanes,
    varied: Mapping[str, np.ndarray],
    *,
    limit: float,
    rows: int,
    until: Until | None = None,
) -> tuple[Lanes, np.ndarray, np.ndarray, Lanes]:
    """Final places (NaN where lost), steps of losses and of ends, and the last `rows` points."""
    count = places[0].size
    found = [np.full(count, np.nan) for _ in places]
    paths = [np.full((rows, count), np.nan) for _ in places if rows]
    lost_at, done_at = np.full(count, -1), np.full(count, -1)
    with np.errstate(all="ignore"):
        for first in range(0, count, CHUNK):
            part = slice(first, first + CHUNK)
            flock = _Flock(
                [p[part] for p in places],
                {n: a[part] for n, a in varied.items()},
                [f[part] for f in found],
                (lost_at[part], done_at[part]),
                [p[:, part] for p in paths],
            )
            flock.walk(rules, gradient, limit, until)
    return found, lost_at, done_at, paths


class _Flock:
    """The particles of one chunk; those that are lost or done leave it.

    `ends`, `lost_at`, `done_at` and `paths` are where the answer is written.
    """

    def __init__(
        self,
        places: Lanes,
        varied: dict[str, np.ndarray],
        ends: Lanes,
        left: tuple[np.ndarray, np.ndarray],
        paths: Lanes,
    ) -> None:
        self.places, self.varied, self.ends, self.paths = places, varied, ends, paths
        self.lost_at, self.done_at = left
        self.lanes = np.arange(places[0].size)
        self.states: list[tuple[Any, ...]] = []

    def walk(self, rules: Rules, gradient: Slopes, limit: float, until: Until | None) -> None:
        """All updates."""
        update, first = rules.update(0, self.varied)
        self.states = [first for _ in self.places]
        for k in range(rules.steps + 1):
            count = self.lanes.size
            slopes = self.look(k, rules.steps, gradient, limit, until)
            if k == rules.steps or not self.lanes.size:
                break
            if self.lanes.size < count or rules.cycles:
                update, _ = rules.update(k, self.varied)
            self.step(k, update, slopes, rules)
        for end, place in zip(self.ends, self.places, strict=True):
            end[self.lanes] = place

    def look(
        self, k: int, steps: int, gradient: Slopes, limit: float, until: Until | None
    ) -> Lanes:
        """The gradient at step k, when those have left that are lost or done."""
        outside = _outside(self.places, limit)
        if outside is not None:
            self.lost_at[self.lanes[outside]] = k
            self.leave(outside)
        slopes = gradient(self.places)
        lost = _unknown(self.places, slopes)
        if lost is not None:
            self.lost_at[self.lanes[lost]] = k
            self.leave(lost)
        for path, place in zip(self.paths, self.places, strict=bool(self.paths)):
            if k > steps - len(path):
                # As long as all are here a row is copied as a whole, which is much faster.
                all_here = self.lanes.size == path.shape[1]
                path[k - steps - 1, slice(None) if all_here else self.lanes] = place
        done = None if until is None else until(*self.places)
        if done is not None and done.any():
            self.done_at[self.lanes[done]] = k
            for end, place in zip(self.ends, self.places, strict=True):
                end[self.lanes[done]] = place[done]
            self.leave(done)
            return gradient(self.places)
        return slopes if lost is None else gradient(self.places)

    def step(self, k: int, update: Any, slopes: Lanes, rules: Rules) -> None:
        """Update k of the particles that are still here."""
        scale = rules.schedule.factor(k, rules.budget)
        for i, (place, slope) in enumerate(zip(self.places, slopes, strict=True)):
            if rules.optimizer.takes_factor:
                delta, self.states[i] = update(k + 1, slope, place, self.states[i], scale)
            else:
                delta, self.states[i] = update(k + 1, slope, place, self.states[i])
                delta = delta if scale == 1 else scale * delta
            self.places[i] = place + delta

    def leave(self, gone: np.ndarray) -> None:
        """Take particles out."""
        stay = ~gone
        self.lanes = self.lanes[stay]
        self.places = [place[stay] for place in self.places]
        self.varied = {name: values[stay] for name, values in self.varied.items()}
        self.states = [
            tuple(entry[stay] if np.ndim(entry) else entry for entry in state)
            for state in self.states
        ]


def _outside(places: Lanes, limit: float) -> np.ndarray | None:
    """Which particles are out of bounds or no numbers; None if none is."""
    # One sum of squares is much cheaper than a comparison for each particle.
    if all(np.vdot(place, place) < limit * limit for place in places):
        return None
    outside = np.zeros(places[0].shape, bool)
    for place in places:
        outside |= ~(np.abs(place) < limit)
    return outside if outside.any() else None


def _unknown(places: Lanes, slopes: Lanes) -> np.ndarray | None:
    """Which particles have no finite gradient; None if all have one."""
    if all(np.isfinite(np.vdot(slope, slope)) for slope in slopes):
        return None
    unknown = np.zeros(places[0].shape, bool)
    for slope in slopes:
        unknown |= ~np.isfinite(slope)
    return unknown if unknown.any() else None
