"""All updates of many particles, chunk by chunk; what is lost on the way leaves its chunk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from course import CYCLED
from maps.varied import with_arrays
from optimizers.base import Optimizer
from parameters import declarations
from schedules.base import Schedule

# Particles that go through all steps together: their numbers stay in the processor's cache.
CHUNK = 8192

Lanes = list[np.ndarray]
Slopes = Callable[[Lanes], Lanes]


class Rules(NamedTuple):
    """An update rule with its schedule: what an update needs to know beside the particles."""

    optimizer: Optimizer
    schedule: Schedule
    steps: int

    def update(self, k: int, varied: Mapping[str, np.ndarray]) -> tuple[Any, Any]:
        """The rule in force in update k (from 0), for particles of these hyper-parameters."""
        optimizer, momentum = self.optimizer, self.schedule.momentum(k, self.steps)
        names = [n for n in CYCLED if n in declarations(type(optimizer))][:1]
        if momentum is not None and names:
            optimizer = replace(optimizer, **{names[0]: momentum})
            varied = {n: a for n, a in varied.items() if n not in names}
        return with_arrays(optimizer, varied).rule(np)

    @property
    def cycles(self) -> bool:
        """Whether the schedule sets the momentum anew in each update."""
        return self.schedule.momentum(0, self.steps) is not None


def in_chunks(
    rules: Rules, gradient: Slopes, places: Lanes,
    varied: Mapping[str, np.ndarray], *, limit: float, record: bool,
) -> tuple[Lanes, np.ndarray, Lanes]:  # fmt: skip
    """Final places (NaN where lost), the steps at which particles were lost, and paths."""
    count = places[0].size
    found = [np.full(count, np.nan) for _ in places]
    paths = [np.full((rules.steps + 1, count), np.nan) for _ in places if record]
    lost_at = np.full(count, -1)
    with np.errstate(all="ignore"):
        for first in range(0, count, CHUNK):
            part = slice(first, first + CHUNK)
            flock = _Flock(
                [p[part] for p in places],
                {n: a[part] for n, a in varied.items()},
                lost_at[part],
                [p[:, part] for p in paths],
            )
            lanes, ends = flock.walk(rules, gradient, limit)
            for whole, end in zip(found, ends, strict=True):
                whole[part][lanes] = end
    return found, lost_at, paths


class _Flock:
    """The particles of one chunk; those that are lost leave it."""

    def __init__(
        self, places: Lanes, varied: dict[str, np.ndarray], lost_at: np.ndarray, paths: Lanes
    ) -> None:
        self.places, self.varied, self.lost_at, self.paths = places, varied, lost_at, paths
        self.lanes = np.arange(places[0].size)
        self.states: list[tuple[Any, ...]] = []

    def walk(
        self, rules: Rules, gradient: Slopes, limit: float
    ) -> tuple[np.ndarray, Lanes]:
        """All updates; which particles arrived, and where."""
        factor, takes_factor = rules.schedule.factor, rules.optimizer.takes_factor
        update, first = rules.update(0, self.varied)
        self.states = [first for _ in self.places]
        for k in range(rules.steps + 1):
            slopes = gradient(self.places)
            lost = _lost(self.places, slopes, limit)
            if lost is not None:
                self.drop(lost, k)
                slopes = gradient(self.places)
            for path, place in zip(self.paths, self.places, strict=bool(self.paths)):
                path[k, self.lanes] = place
            if k == rules.steps or not self.lanes.size:
                break
            if lost is not None or rules.cycles:
                update, _ = rules.update(k, self.varied)
            scale = factor(k, rules.steps)
            for i, (place, slope) in enumerate(zip(self.places, slopes, strict=True)):
                if takes_factor:
                    delta, self.states[i] = update(k + 1, slope, place, self.states[i], scale)
                else:
                    delta, self.states[i] = update(k + 1, slope, place, self.states[i])
                    delta = delta if scale == 1 else scale * delta
                self.places[i] = place + delta
        return self.lanes, self.places

    def drop(self, lost: np.ndarray, k: int) -> None:
        """Take out the particles that are lost at step k."""
        self.lost_at[self.lanes[lost]] = k
        stay = ~lost
        self.lanes = self.lanes[stay]
        self.places = [place[stay] for place in self.places]
        self.varied = {name: values[stay] for name, values in self.varied.items()}
        self.states = [
            tuple(entry[stay] if np.ndim(entry) else entry for entry in state)
            for state in self.states
        ]


def _lost(places: Lanes, slopes: Lanes, limit: float) -> np.ndarray | None:
    """Which particles are out of bounds or without a finite gradient; None if none is."""
    if all(np.vdot(p, p) < limit * limit for p in places) and all(
        np.isfinite(np.vdot(s, s)) for s in slopes
    ):
        return None
    lost = np.zeros(places[0].shape, bool)
    for place, slope in zip(places, slopes, strict=True):
        lost |= ~(np.abs(place) < limit) | ~np.isfinite(slope)
    return lost if lost.any() else None
