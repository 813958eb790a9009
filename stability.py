"""The learning rate up to which a run is stable near the minimum that its start is closest to."""

import math

import numpy as np

from experiment import Experiment
from run import Run


def stable_rate(experiment: Experiment, run: Run) -> float | None:
    """2/λmax and its like, λmax being the largest curvature at the nearest minimum.

    None where there is no minimum, or where the optimizer declares no limit.
    """
    x, y = experiment.start_of(run)
    minima = experiment.landscape.minima()
    if not minima:
        return None
    nearest = min(minima, key=lambda point: math.hypot(point.x - x, point.y - y))
    xx, xy, yy = map(float, experiment.landscape.hessian(nearest.x, nearest.y, np))
    largest = (xx + yy) / 2 + math.hypot((xx - yy) / 2, xy)
    return run.optimizer.stable_rate(largest) if largest > 0 else None
