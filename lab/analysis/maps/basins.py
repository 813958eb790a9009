"""Basins of attraction: where a run ends from each point of the picture."""

import math
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import numpy as np

from declare.floats import FLOATS
from declare.maths import Maths
from lab.analysis.maps.outcomes import Outcomes, outcomes, tail
from lab.analysis.maps.swarm import swarm
from lab.experiment.run import Run
from landscapes.base import Landscape

# Starts along a side of the map: while a slider is dragged, at rest, and for the longest runs.
PREVIEW, FINE, LEAST = 64, 192, 32
# Updates of a particle that one map may cost, on a surface that is cheap to compute; and what the
# smallest map may cost at most.
BUDGET, MOST = 14_000_000, 60_000_000
# What a call of such a function costs beside all the rest of an update, and a table.
CALL, WAVE, TABLE = 0.3, 1.0, 2.0
WAVES = ("sin", "cos", "tan")


class Basins(NamedTuple):
    """The fates (fates.py) of starts in the middle of `side` × `side` cells, rows along y."""

    side: int
    outcome: np.ndarray


@lru_cache(maxsize=48)
def basins(landscape: Landscape, run: Run, steps: int, most: int = FINE) -> Basins:
    """The map of a run with the budget `steps`, of at most `most` cells along a side.

    For a long run or a dear surface it has fewer: no step is left out.
    """
    side = side_of(landscape, steps, most)
    cells = (np.arange(side) + 0.5) / side
    x, y = (low + cells * (high - low) for low, high in landscape.domain)
    found = ended(landscape, run, x[None, :], y[:, None], steps)
    found.outcome.flags.writeable = False
    return Basins(side, found.outcome)


def ended(landscape: Landscape, run: Run, x: Any, y: Any, steps: int) -> Outcomes:
    """The fates of a run from the starts x, y, judged by the last points of each."""
    found = swarm(landscape, run.optimizer, x, y, steps, schedule=run.schedule, record=tail(steps))
    return outcomes(landscape, found, steps)


def side_of(landscape: Landscape, steps: int, most: int = FINE) -> int:
    """How many cells along a side a map may have within its budget."""
    afforded = BUDGET / (steps * cost(landscape))
    # On a sum of two functions of one coordinate, a whole row of cells costs one particle.
    side = afforded / 2 if landscape.separable else math.sqrt(afforded)
    return max(LEAST, min(most, int(side)))


def too_long(landscape: Landscape, steps: int) -> bool:
    """Whether even the smallest map of so many steps is more work than may be asked for."""
    lanes = 2 * LEAST if landscape.separable else LEAST * LEAST
    return lanes * steps * cost(landscape) > MOST


@lru_cache(maxsize=128)
def cost(landscape: Landscape) -> float:
    """What one gradient costs, in that of a polynomial: by the functions that it calls."""
    spent = 1 + (TABLE if landscape.tabulated else 0)

    def counted(name: str, function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            nonlocal spent
            spent += WAVE if name in WAVES else CALL
            return function(*arguments)

        return call

    kept = {name: counted(name, f) if callable(f) else f for name, f in vars(FLOATS).items()}
    landscape.gradient(*landscape.start, cast(Maths, SimpleNamespace(**kept)))
    return spent
