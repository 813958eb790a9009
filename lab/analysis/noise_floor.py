"""The loss around which a noisy run with a constant learning rate dances for ever."""

from typing import NamedTuple

import numpy as np

from declare.maths import Array
from lab.experiment.run import Run
from lab.simulation.problem import Problem
from lab.simulation.simulate import solve
from lab.simulation.trajectory import Trajectory
from landscapes.base import Critical, Landscape

# How far from a minimum, in standard deviations, the surface has to be a quadratic, and how well.
REACH, TOLERANCE = 2.0, 0.2
# A run has settled if the means of its last two quarters differ by less than this part of the
# standard deviation over both; a steady descent has a ratio of √3.
SETTLED, LEAST = 0.5, 80


class Floor(NamedTuple):
    """A mean loss, and where it comes from.

    `how` is "curvature" for the closed form from η, σ and the curvature at the nearest minimum,
    and "mean" for what is measured: the mean over the last half of the run.
    """

    loss: float
    how: str


def noise_floor(problem: Problem) -> Floor | None:
    """The floor of a run that has ended; None where it has none, or has not settled."""
    plain = problem.schedule == Run.schedule and problem.clip == Run.clip and not problem.changes
    if not plain or not problem.source.noisy or problem.source.variance() == 0:
        return None
    path = solve(problem)
    if path.status == "diverged":
        return None
    return stationary(problem, path) or _measured(path)


def stationary(problem: Problem, path: Trajectory) -> Floor | None:
    """Σ ½ λ v above the minimum that the run is nearest to at its end.

    v is the variance along the direction of curvature λ (`Optimizer.spread` times σ²): near a
    minimum both directions are independent of each other. None where the noise has no variance
    of its own, the rule no formula, or the surface is no quadratic as far as the run dances.
    """
    variance, minima = problem.source.variance(), problem.landscape.minima()
    if variance is None or not minima:
        return None
    x, y = path.points[-1]
    nearest = min(minima, key=lambda point: np.hypot(point.x - x, point.y - y))
    xx, xy, yy = map(float, problem.landscape.hessian(nearest.x, nearest.y, np))
    curvatures, directions = np.linalg.eigh([[xx, xy], [xy, yy]])
    if curvatures[0] <= 0:
        return None
    spreads = [problem.optimizer.spread(float(curvature)) for curvature in curvatures]
    if None in spreads:
        return None
    variances = variance * np.array(spreads, dtype=float)
    if not _quadratic(problem.landscape, nearest, curvatures, directions, variances):
        return None
    return Floor(nearest.value + float(curvatures @ variances) / 2, "curvature")


def _quadratic(
    landscape: Landscape, minimum: Critical, curvatures: Array, directions: Array, variances: Array
) -> bool:
    """Whether the loss around a minimum is what its curvatures say, as far as the noise leads."""
    for curvature, direction, variance in zip(curvatures, directions.T, variances, strict=True):
        away = REACH * np.sqrt(variance)
        for side in (-away, away):
            x, y = minimum.x + side * direction[0], minimum.y + side * direction[1]
            found = float(landscape.value(x, y, np)) - minimum.value
            if not abs(found / (0.5 * curvature * away**2) - 1) < TOLERANCE:
                return False
    return True


def _measured(path: Trajectory) -> Floor | None:
    """The mean over the last half of a run that no longer descends."""
    quarter = len(path.loss) // 4
    if len(path.loss) < LEAST:
        return None
    half, last = path.loss[-2 * quarter :], path.loss[-quarter:]
    drift = abs(half[:quarter].mean() - last.mean())
    return Floor(float(half.mean()), "mean") if drift < SETTLED * half.std() else None
