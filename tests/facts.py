"""The metrics that the lessons' facts are made of: one function each, of a path or a surface.

A path is what the engine made of a recorded run, up to the steps that the fact speaks of.
`METRICS` has every metric by the name that tests/data/lessons.json uses.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from engine import simulate
from experiment import Experiment
from landscapes import LANDSCAPES
from landscapes.base import Landscape
from landscapes.mlp_slice import table
from optimizers.base import Optimizer, learning_rate
from run import Point, Run, read_object, read_run
from stops import STOPS
from tests import network
from trajectory import Trajectory
from wording import Phrase


@dataclass(frozen=True)
class Halving(Optimizer):
    """Gradient descent whose rate is halved whenever the loss has risen: not in the product."""

    title = "Halving"
    state_names = ("rate", "loss")
    joint = True

    lr: float = learning_rate(0.3)

    def rule(self, m):
        def update(t, g, x, state, probe):
            rate, before = state
            loss = probe.value(*x)
            rate = rate / 2 if loss > before else rate
            return (-rate * g[0], -rate * g[1]), (rate, loss)

        return update, (self.lr, math.inf)


# Of the loss: what the last digits of two sums may differ by.
ROUNDING = 1e-12


class Path(NamedTuple):
    """A trajectory, cut after the steps of its run."""

    experiment: Experiment
    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    average: np.ndarray | None
    diverged: int | None

    @property
    def landscape(self) -> Landscape:
        """The surface it was made on."""
        return self.experiment.landscape

    @property
    def moves(self) -> np.ndarray:
        """The updates, (n, 2)."""
        return np.diff(self.points, axis=0)


def landscape_of(word: str) -> Landscape:
    """The landscape of a word of a link."""
    problems: list[Phrase] = []
    landscape = read_object(LANDSCAPES, word, Phrase("landscape"), problems)
    assert landscape is not None and not problems, problems
    return landscape


def experiment_of(recorded: dict) -> Experiment:
    """The experiment of a recorded run, alone."""
    problems: list[str] = []
    run = read_run(recorded["run"], problems)
    assert run is not None and not problems, problems
    if recorded.get("halves"):
        run = replace(run, optimizer=Halving(run.optimizer.lr))
    landscape, seed = landscape_of(recorded["on"]), recorded.get("seed", 0)
    x, y = recorded["from"]
    return Experiment(
        landscape=landscape, runs=(run,), start=(x, y), steps=recorded["steps"], seed=seed
    )


def cut(experiment: Experiment, trajectory: Trajectory, steps: int) -> Path:
    """The first `steps` updates of a trajectory."""
    parts = (trajectory.points, trajectory.loss, trajectory.gradient, trajectory.learning_rate)
    points, loss, gradient, rate = (part[: steps + 1] for part in parts)
    ended = trajectory.status == "diverged" and trajectory.stopped_at <= steps
    diverged = trajectory.stopped_at if ended else None
    average = None if trajectory.average is None else trajectory.average[: steps + 1]
    return Path(experiment, points, loss, gradient, rate, average, diverged)


@cache
def path_of(experiment: Experiment) -> Path:
    """The whole path of an experiment's only run."""
    (trajectory,) = simulate(experiment)
    return cut(experiment, trajectory, experiment.steps)


def alone(experiment: Experiment, run: Run, **changes: Any) -> Experiment:
    """The experiment with one run only."""
    return replace(experiment, runs=(run,), **changes)


# ---- of a path


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
    return _nearest(path.landscape, path.points[-1])


def minima_visited(path: Path, every: int) -> int:
    """How many different minima are nearest to the points after every so many steps."""
    return len({_nearest(path.landscape, point) for point in path.points[every::every]})


def accuracy_first_full(path: Path) -> int | None:
    """The first step whose weights tell the class of every example."""
    count = len(_rows(path.landscape))
    return _first(np.array([accuracy(path.landscape, point) == count for point in path.points]))


# ---- of a surface


def value(landscape: Landscape, point: Point, offset: float = 0.0) -> float:
    """The loss at a point."""
    return float(landscape.value(*point, np)) - offset


def value_on_shifted_surface(landscape: Landscape, point: Point, shift: Point) -> float:
    """The loss at a point when the surface has been moved."""
    return value(landscape, (point[0] - shift[0], point[1] - shift[1]))


def gradient(landscape: Landscape, point: Point) -> np.ndarray:
    """The gradient at a point."""
    return np.array(landscape.gradient(*point, np), dtype=float)


def hessian_eigenvalues(landscape: Landscape, point: Point) -> np.ndarray:
    """Both curvatures at a point, the smaller first."""
    xx, xy, yy = map(float, landscape.hessian(*point, np))
    return np.linalg.eigvalsh([[xx, xy], [xy, yy]])


def max_stable_lr(landscape: Landscape, point: Point) -> float:
    """The largest stable rate of gradient descent near a point: 2 by the larger curvature."""
    return 2 / float(hessian_eigenvalues(landscape, point)[-1])


def critical_point_count(landscape: Landscape, kind: str) -> int:
    """How many critical points of a kind the surface has."""
    return sum(point.kind == kind for point in landscape.critical_points())


def per_example_grad_norm(landscape: Landscape, point: Point, stat: str) -> float:
    """The least or the greatest length of one example's gradient at a point."""
    lengths = [math.hypot(*slope) for slope in _slopes(landscape, point)]
    return {"min": min, "max": max}[stat](lengths)


def one_example_gradients_pointing_uphill(landscape: Landscape, point: Point) -> int:
    """How many examples' steps at a point would raise the loss of all."""
    gx, gy = gradient(landscape, point)
    return sum(gx * x + gy * y < 0 for x, y in _slopes(landscape, point))


def accuracy(landscape: Landscape, point: Point) -> int:
    """How many examples get their right class from the weights of a point."""
    x, y = point
    return sum(b * (x * a + y) > 0 for a, b in _rows(landscape))


# ---- of the trained network and its slice


def trained_loss(landscape: Landscape) -> float:
    """The loss at the middle of the slice, and that of the network itself there."""
    assert sum(part.size for part in network.weights()) == 337
    loss = network.loss(network.weights())
    assert math.isclose(loss, value(landscape, (0, 0)), rel_tol=1e-6)
    return loss


def wide_slice_min(landscape: Landscape) -> float:
    """The lowest entry of the slice's table, which is in its middle."""
    rows, columns = table().loss.shape
    assert np.argmin(table().loss) == (rows // 2) * columns + columns // 2
    return float(table().loss.min())


def wide_slice_grid_local_minima(landscape: Landscape) -> int:
    """How many entries of the table are lower than the eight around them."""
    loss = np.pad(table().loss, 1, constant_values=math.inf)
    inner = loss[1:-1, 1:-1]
    around = [
        loss[1 + i : loss.shape[0] - 1 + i, 1 + j : loss.shape[1] - 1 + j]
        for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j
    ]  # fmt: skip
    return int(np.logical_and.reduce([inner < other for other in around]).sum())


def max_slice_difference_raw(landscape: Landscape) -> float:
    """How far the slices of a network and its rescaled twin differ along raw directions."""
    return _apart(replace(landscape, directions="raw"))


def max_slice_difference_filter_normalised(landscape: Landscape) -> float:
    """The same with directions that have the size of each network's filters."""
    return _apart(replace(landscape, directions="filter"))


def _apart(landscape: Landscape) -> float:
    """The largest difference of a slice and that of the rescaled network at 11 × 11 points."""
    side = np.linspace(-1, 1, 11)
    ours, theirs = (
        replace(landscape, network=name).value(side[None, :], side[:, None], np)
        for name in ("original", "rescaled")
    )
    return float(np.abs(ours - theirs).max())


# ---- of many paths


def seeds(experiment: Experiment, of: dict, first: int, last: int) -> list[Any]:
    """A metric of the same run with each of several seeds."""
    return [_of(replace(experiment, seed=seed), of) for seed in range(first, last)]


def starts(experiment: Experiment, of: dict, rng_seed: int, n: int, box: list[float]) -> list[Any]:
    """A metric of the same run from each of `n` random starts in a box."""
    generator, (left, right, bottom, top) = np.random.default_rng(rng_seed), box
    places = generator.uniform((left, bottom), (right, top), (n, 2)).tolist()
    return [_of(replace(experiment, start=(x, y)), of) for x, y in places]


def summed_up(values: list[Any], stat: str, where: dict | None = None) -> float:
    """The mean, the median, or the number of those that fulfil a condition."""
    if stat == "count":
        assert where is not None
        return sum(holds(where, value) for value in values)
    known = [math.inf if value is None else value for value in values]
    return float({"mean": np.mean, "median": np.median}[stat](known))


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "is_none": lambda a, b: a is None,
    "not_none": lambda a, b: a is not None,
}


def holds(claim: dict, found: Any) -> bool:
    """Whether a value, or a component of it, fulfils a claim; None fulfils no comparison."""
    number = found[claim["component"]] if "component" in claim else found
    named = claim["op"] in ("is_none", "not_none")
    return (number is not None or named) and COMPARISONS[claim["op"]](number, claim.get("value"))


def measured(fact: dict, path: Path | None, landscape: Landscape) -> Any:
    """What a recorded fact is about, computed anew."""
    known = {"metric", "run", "on", "expected", "rtol", "atol", "claim"}
    arguments = {name: value for name, value in fact.items() if name not in known}
    metric = fact["metric"]
    if metric in ("seeds", "starts"):
        assert path is not None
        of, stat, where = (arguments.pop(name, None) for name in ("of", "stat", "where"))
        if metric == "seeds":
            found = seeds(path.experiment, of, *arguments["seeds"])
        else:
            found = starts(path.experiment, of, **arguments["starts"])
        return summed_up(found, stat, where)
    return METRICS[metric](landscape if path is None else path, **arguments)


def _of(experiment: Experiment, of: dict) -> Any:
    arguments = {name: value for name, value in of.items() if name != "metric"}
    return METRICS[of["metric"]](path_of(experiment), **arguments)


def _first(true: np.ndarray) -> int | None:
    return int(np.argmax(true)) if true.any() else None


def _since(true: np.ndarray) -> int | None:
    """The first index from which all are true."""
    if not true[-1]:
        return None
    return 0 if true.all() else int(np.flatnonzero(~true)[-1]) + 1


def _nearest(landscape: Landscape, point: Iterable[float]) -> int:
    away = [math.dist((minimum.x, minimum.y), tuple(point)) for minimum in landscape.minima()]
    return int(np.argmin(away))


def _rows(landscape: Any) -> tuple[tuple[float, ...], ...]:
    return landscape.rows


def _slopes(landscape: Any, point: Point) -> list[tuple[float, float]]:
    return [landscape.gradient_over([row], *point, np) for row in landscape.rows]


METRICS: dict[str, Callable[..., Any]] = {
    metric.__name__: metric
    for metric in (
        loss_at, final_loss, mean_loss, max_loss, loss_rises, loss_of_average_point, first_below,
        stays_below, settles, epsilon_stop, early_stop, diverged_at, point_at, final_point,
        final_coord,
        final_distance, rms_distance, max_coord, largest_difference, sign_changes,
        coord_first_beyond, coord_stays_within, update_at, step_length_at, max_step_length,
        path_length, grad_norm_at, effective_lr_at, lr_at, nearest_minimum, minima_visited,
        accuracy_first_full, value, value_on_shifted_surface, gradient, hessian_eigenvalues,
        max_stable_lr, critical_point_count, per_example_grad_norm,
        one_example_gradients_pointing_uphill, accuracy, trained_loss, wide_slice_min,
        wide_slice_grid_local_minima, max_slice_difference_raw,
        max_slice_difference_filter_normalised,
    )
}  # fmt: skip
