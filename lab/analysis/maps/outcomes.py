"""Outcomes of many particles at once: the rules of status.py, on arrays."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lab.analysis.maps.swarm import Swarm
from lab.simulation.status import FLOOR, NEAR, STILL, WINDOW
from landscapes.base import Critical, Landscape, on_arrays

# A fate is a small number: one of these, or FIRST and on for the minima, the lowest first.
DIVERGED, MOVING, STUCK, CURVE, FIRST = range(5)
LARGEST = 255

Target = tuple[Any, Any]
"""A point, or for each particle its own."""
Aim = tuple[int, Target, float, NDArray[np.bool_]]


class Outcomes(NamedTuple):
    """The fate of every particle of a swarm, and since when it holds.

    `fate` has the shape of the swarm, uint8. `since` is the step of a divergence, or the first
    of the recorded steps from which on a particle is at its minimum; -1 where there is none.
    """

    outcome: np.ndarray
    since: np.ndarray


def tail(steps: int) -> int:
    """How many of the last points of a run its fate depends on."""
    return min(WINDOW, steps) + 1


def lettered(landscape: Landscape) -> list[Critical]:
    """The minima that have a fate of their own: FIRST + k is that of number k."""
    return landscape.minima()[: LARGEST - FIRST + 1]


def outcomes(landscape: Landscape, found: Swarm, steps: int) -> Outcomes:
    """The fates of a swarm, whose last points (at least `tail(steps)` of them) are recorded."""
    assert found.xs is not None and found.ys is not None
    xs, ys = found.xs, found.ys
    (left, right), (bottom, top) = landscape.domain
    diagonal = float(np.hypot(right - left, top - bottom))
    lost = found.diverged_at >= 0
    x, y = (np.where(lost, np.inf, last) for last in (xs[-1], ys[-1]))
    outcome = np.where(_still(xs, ys, tail(steps), diagonal), STUCK, MOVING).astype(np.uint8)
    since = np.full(lost.shape, -1)
    first = steps + 1 - len(xs)
    for number, target, reach, mine in _targets(landscape, x, y, diagonal):
        entry = _entry(xs[:, mine], ys[:, mine], target, reach)
        stayed = len(xs) - entry >= tail(steps)
        place = np.flatnonzero(mine.reshape(-1))[stayed]
        outcome.reshape(-1)[place] = number
        since.reshape(-1)[place] = first + entry[stayed] if number >= CURVE else -1
    outcome[lost], since[lost] = DIVERGED, found.diverged_at[lost]
    return Outcomes(outcome, since)


def _targets(landscape: Landscape, x: np.ndarray, y: np.ndarray, diagonal: float) -> Iterator[Aim]:
    """By critical point: its fate, the point, its reach, and the particles that it is nearest to.

    A particle may come once more: first by a curve of minima, of which it is itself the target.
    """
    if not landscape.isolated and landscape.infimum is not None:
        with np.errstate(all="ignore"):
            loss = on_arrays(landscape).value(x, y, np)
        low = loss - landscape.infimum <= FLOOR * (1 + abs(landscape.infimum))
        if low.any():
            yield CURVE, (x[low], y[low]), NEAR * diagonal, low
    points = landscape.critical_points()
    if not points:
        return
    numbers = {point: FIRST + k for k, point in enumerate(lettered(landscape))}
    nearest = _nearest(points, x, y)
    found: list[int] = np.unique(nearest[np.isfinite(x)]).tolist()
    for k in found:
        point = points[k]
        minimum = point.kind == "minimum"
        reach = (NEAR if minimum or point.kind == "degenerate" else 1e-9) * diagonal
        number = numbers.get(point, CURVE) if minimum else STUCK
        yield number, (point.x, point.y), reach, (nearest == k) & np.isfinite(x)


def _nearest(points: list[Critical], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """For each particle the number of the critical point that is nearest to it."""
    nearest, least = np.zeros(x.shape, int), np.full(x.shape, np.inf)
    for k, point in enumerate(points):
        away = (point.x - x) ** 2 + (point.y - y) ** 2
        closer = away < least
        nearest[closer], least[closer] = k, away[closer]
    return nearest


def _entry(xs: np.ndarray, ys: np.ndarray, target: Target, reach: float) -> np.ndarray:
    """The first index from which on every point is within reach of the target."""
    away = ~(np.hypot(xs - target[0], ys - target[1]) <= reach)
    return np.where(away.any(axis=0), len(xs) - np.argmax(away[::-1], axis=0), 0)


def _still(xs: np.ndarray, ys: np.ndarray, count: int, diagonal: float) -> np.ndarray:
    """Whether the last points of each particle are a short way in all."""
    dx, dy = np.diff(xs[-count:], axis=0), np.diff(ys[-count:], axis=0)
    return np.sqrt(dx * dx + dy * dy).sum(axis=0) < STILL * diagonal
