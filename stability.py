"""The learning rate up to which a run is stable near the minimum that its start is closest to."""

import math

import numpy as np

from experiment import Experiment
from optimizers.base import Optimizer
from run import Run


def stable_rate(experiment: Experiment, run: Run) -> float | None:
    """2/λmax and its like, λmax being the largest curvature at the nearest minimum.

    It is that of a constant rate, and of the gradient in the mean. None where there is no
    minimum, where the optimizer declares no limit, and where the schedule sets the momentum.
    """
    x, y = experiment.start_of(run)
    minima = experiment.landscape.minima()
    if not minima or run.schedule.momentum(0, experiment.steps) is not None:
        return None
    nearest = min(minima, key=lambda point: math.hypot(point.x - x, point.y - y))
    xx, xy, yy = map(float, experiment.landscape.hessian(nearest.x, nearest.y, np))
    largest = _times(experiment, run) * _largest(run.optimizer, xx, xy, yy)
    return run.optimizer.stable_rate(largest) if largest > 0 else None


def _largest(optimizer: Optimizer, xx: float, xy: float, yy: float) -> float:
    """The curvature that bounds the rate.

    Coordinates that are moved one after the other meet their own curvatures alone: each rate
    times its own must be below 2 (Ostrowski 1954, for relaxation of positive definite systems).
    """
    if getattr(optimizer, "sequential", False):
        return max(xx, yy)
    return (xx + yy) / 2 + math.hypot((xx - yy) / 2, xy)


def _times(experiment: Experiment, run: Run) -> int:
    """How many gradients of single examples a batch adds up, where it takes no mean."""
    if getattr(run.source, "total", "mean") == "mean":
        return 1
    return min(getattr(run.source, "size", 1), len(getattr(experiment.landscape, "rows", (0,))))
