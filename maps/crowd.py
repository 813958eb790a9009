"""A crowd: one run from many random starts at once, step by step."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from landscapes.base import Landscape
from maps.fates import CURVE, DIVERGED, FIRST, MOVING, STUCK, fates, lettered
from maps.swarm import swarm
from run import Run
from status import FLOOR

COUNT = 200
# A longer run is not walked; of a shorter one every so many steps are sent.
MOST_STEPS, ROWS = 5000, 500
# What became of a start, in the order in which it is told.
GROUPS = ("lowest", "other", "diverged", "stuck", "moving")


class Crowd(NamedTuple):
    """The paths of COUNT starts: x and y are (rows, COUNT), each row `stride` steps on.

    `group` is the place in GROUPS of each start's end, `since` the step from which on it is at
    its minimum, or at which it diverged; -1 for the others.
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


@lru_cache(maxsize=8)
def crowd(landscape: Landscape, run: Run, steps: int, seed: int) -> Crowd:
    """The crowd of a run with the budget `steps`, which is at most MOST_STEPS."""
    places = starts(landscape, seed)
    found = swarm(landscape, run.optimizer, *places, steps, schedule=run.schedule, record=True)
    assert found.xs is not None and found.ys is not None
    stride = -(-steps // ROWS)
    # The last step is a row of its own where the stride does not meet it.
    rows = [*range(0, steps, stride), steps]
    x, y = (path[rows].astype("<f4") for path in (found.xs, found.ys))
    fate, since = fates(landscape, found, steps)
    return Crowd(x, y, stride, _groups(landscape, fate), since)


def _groups(landscape: Landscape, fate: np.ndarray) -> np.ndarray:
    minima, lowest = lettered(landscape), landscape.lowest()
    low = [m.value - lowest <= FLOOR * (1 + abs(lowest)) for m in minima if lowest is not None]
    named = {DIVERGED: "diverged", MOVING: "moving", STUCK: "stuck", CURVE: "lowest"}
    named |= {FIRST + k: "lowest" if deep else "other" for k, deep in enumerate(low)}
    table = np.array([GROUPS.index(named.get(k, "moving")) for k in range(256)], np.uint8)
    return table[fate]
