"""The learning rate up to which a run is stable near the minimum that its start is closest to."""

import math

import numpy as np

from lab.experiment.experiment import Experiment
from lab.experiment.run import Run


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
    hessian = map(float, experiment.landscape.hessian(nearest.x, nearest.y, np))
    largest = run.source.times(experiment.landscape) * run.optimizer.steepest(*hessian)
    return run.optimizer.stable_rate(largest) if largest > 0 else None
