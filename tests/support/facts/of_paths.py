"""The metrics of a path: one function each, by the name that tests/data/lessons.json uses."""

import math
from dataclasses import replace

import numpy as np

from lab.experiment.run import Point
from lab.simulation.simulate import simulate
from lab.stops import STOPS
from tests.support.facts.of_surfaces import accuracy
from tests.support.facts.places import nearest, rows_of
from tests.support.facts.runs import Path

# Of the loss: what the last digits of two sums may differ by.
ROUNDING = 1e-12


def loss_at(path: Path, step: int, offset: float = 0.0) -> float:
    """The loss after `step` updates."""
    return float(path.loss[step]) - offset


def final_loss(path: Path, offset: float = 0.0) -> float:
    """The last loss; infinite for a run that diverged."""
    return math.inf if path.diverged else float(path.loss[-1]) - offset


def mean_loss(path: Path, since: int, offset: float = 0.0) -> float:
    """The mean loss from a step on."""
    return float(path.loss[since:].mean()) - offset


def max_loss(path: Path, since: int = 0) -> float:
    """The highest loss from a step on."""
    return float(path.loss[since:].max())


def loss_rises(path: Path, to: int | None = None) -> int:
    """In how many updates among the first points the loss went up, by more than rounding."""
    loss = path.loss[:to]
    return int((np.diff(loss) > ROUNDING * np.abs(loss[1:])).sum())


def loss_of_average_point(path: Path, since: int, offset: float = 0.0) -> float:
    """The loss at the mean of the points from a step on, where the run's average ends."""
    assert path.average is not None
    assert np.allclose(path.average[-1], path.points[since:].mean(axis=0), rtol=1e-12)
    x, y = path.average[-1]
    return float(path.landscape.value(x, y, np)) - offset


def first_below(path: Path, threshold: float, offset: float = 0.0) -> int | None:
    """The first step with a loss below the threshold."""
    return _first(path.loss - offset < threshold)


def stays_below(path: Path, threshold: float, offset: float = 0.0) -> int | None:
    """The first step from which every loss is below the threshold."""
    return None if path.diverged else _since(path.loss - offset < threshold)


def settles(path: Path, threshold: float) -> int | None:
    """The first step from which every loss is below the threshold, if that is long enough.

    It must hold for the last quarter of the run: a run that never calms down dips below any
    threshold for a while, and its end may fall into such a while.
    """
    step = stays_below(path, threshold)
    return None if step is None or step > 0.75 * len(path.loss) else step


def epsilon_stop(path: Path, epsilon: float) -> int | None:
    """The update after which the automatic convergence test ends the run."""
    stop = STOPS["loss"](change=epsilon)
    (trajectory,) = simulate(replace(path.experiment, stop=stop))
    return trajectory.stopped_at


def early_stop(path: Path, patience: int) -> int | None:
    """The update after which early stopping ends the run."""
    stop = STOPS["patience"](steps=patience)
    (trajectory,) = simulate(replace(path.experiment, stop=stop))
    return trajectory.stopped_at


def diverged_at(path: Path) -> int | None:
    """The update that left the range of numbers."""
    return path.diverged


def point_at(path: Path, step: int) -> np.ndarray:
    """The point after `step` updates."""
    return path.points[step]


def final_point(path: Path) -> np.ndarray:
    """The last point."""
    return path.points[-1]


def final_coord(path: Path, axis: int) -> float:
    """A coordinate of the last point."""
    return float(path.points[-1, axis])


def final_distance(path: Path, target: Point) -> float:
    """How far the last point is from a target."""
    return math.dist(path.points[-1], target)


def rms_distance(path: Path, since: int, target: Point) -> float:
    """The root of the mean squared distance from a target, from a step on."""
    away = path.points[since:] - target
    return math.sqrt((away**2).sum(axis=1).mean())


def max_coord(path: Path, axis: int) -> float:
    """The largest value of a coordinate."""
    return float(path.points[:, axis].max())


def largest_difference(path: Path) -> float:
    """How far x and y are ever apart."""
    return float(np.abs(path.points[:, 0] - path.points[:, 1]).max())


def sign_changes(path: Path, axis: int, to: int | None = None) -> int:
    """How often a coordinate changes its sign among the first points."""
    coordinate = path.points[:to, axis]
    return int((coordinate[1:] * coordinate[:-1] < 0).sum())


def coord_first_beyond(path: Path, axis: int, value: float) -> int | None:
    """The first step with a coordinate farther from zero than a value."""
    return _first(np.abs(path.points[:, axis]) > value)


def coord_stays_within(path: Path, axis: int, target: float, tolerance: float) -> int | None:
    """The first step from which a coordinate stays near a target."""
    return _since(np.abs(path.points[:, axis] - target) <= tolerance)


def update_at(path: Path, step: int) -> np.ndarray:
    """The update that leaves the point `step`."""
    return path.moves[step]


def step_length_at(path: Path, step: int) -> float:
    """The length of that update."""
    return math.hypot(*path.moves[step])


def max_step_length(path: Path) -> float:
    """The length of the longest update."""
    return float(np.hypot(*path.moves.T).max())


def path_length(path: Path, since: int) -> float:
    """How long the path is from a step on."""
    return float(np.hypot(*path.moves[since:].T).sum())


def grad_norm_at(path: Path, step: int) -> float:
    """The length of the gradient at a point."""
    return math.hypot(*path.gradient[step])


def effective_lr_at(path: Path, step: int) -> np.ndarray:
    """What the update that leaves a point multiplies the gradient with, by coordinate."""
    return -path.moves[step] / path.gradient[step]


def lr_at(path: Path, step: int) -> float:
    """The learning rate of the update that leaves a point."""
    return float(path.learning_rate[step])


def nearest_minimum(path: Path) -> int:
    """The number of the minimum that the last point is nearest to; 0 is the lowest."""
    return nearest(path.landscape, path.points[-1])


def minima_visited(path: Path, every: int) -> int:
    """How many different minima are nearest to the points after every so many steps."""
    return len({nearest(path.landscape, point) for point in path.points[every::every]})


def accuracy_first_full(path: Path) -> int | None:
    """The first step whose weights tell the class of every example."""
    count = len(rows_of(path.landscape))
    return _first(np.array([accuracy(path.landscape, point) == count for point in path.points]))


def _first(true: np.ndarray) -> int | None:
    return int(np.argmax(true)) if true.any() else None


def _since(true: np.ndarray) -> int | None:
    """The first index from which all are true."""
    if not true[-1]:
        return None
    return 0 if true.all() else int(np.flatnonzero(~true)[-1]) + 1
