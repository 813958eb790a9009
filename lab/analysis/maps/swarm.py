"""swarm: many particles at once, with the rules, losses and gradients of single runs."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from lab.analysis.maps.lanes import CHUNK, Lanes, Rules, Until, in_chunks
from lab.analysis.maps.varied import with_arrays
from lab.experiment.run import CONSTANT
from lab.schedules.base import Schedule
from lab.simulation.problem import LIMIT
from landscapes.base import Landscape, on_arrays
from optimizers.base import Optimizer

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Swarm(NamedTuple):
    """Where many particles are after the same number of updates; all arrays are read-only.

    `x`, `y` and `loss` have the shape of the starts and hyper-parameters broadcast together;
    they are NaN where a particle diverged. `diverged_at` is the first step whose point is
    out of bounds or has no finite loss or gradient, -1 where there is none. `done_at` is the
    first step whose point is all that was asked for, where the particle stays; -1 where there
    is none. `xs` and `ys`, where recorded, have the steps (0 is the start) before that shape,
    and are NaN after the end of a particle.
    """

    x: np.ndarray
    y: np.ndarray
    loss: np.ndarray
    diverged_at: np.ndarray
    done_at: np.ndarray
    xs: np.ndarray | None = None
    ys: np.ndarray | None = None


def swarm(
    landscape: Landscape,
    optimizer: Optimizer,
    x: Any,
    y: Any,
    steps: int,
    *,
    schedule: Schedule = CONSTANT,
    varied: Mapping[str, Any] = NOTHING,
    record: bool | int = False,
    until: Until | None = None,
    budget: int | None = None,
    limit: float = LIMIT,
) -> Swarm:
    """Particles from `x`, `y` (float64, of shapes that broadcast) after `steps` updates.

    `varied` has arrays for some hyper-parameters: a sweep is the same rule with an array in
    the place of a number. Rules must be coordinate-wise, gradients are exact, and the
    schedule does not watch the loss (`maps.varied.unsweepable` says why a run is not so).
    Every value of `varied` is checked: raises ParameterError. `until(x, y)` says of points
    whether they are all that is asked for: a particle ends at the first of them. `record` is
    True for all points, or how many of the last ones are kept. `budget` is what the schedule is
    made for, if not `steps`.

    Each particle takes the steps of its single run: the same operations in the same order,
    but NumPy's sin, exp and powers may differ from Python's in the last bit. On a calm run
    that stays a last bit. Where a run is ill-conditioned (a rate at which it is chaotic, a
    rule that divides by a gradient near zero) it grows, as it does between two libraries.
    Unlike a single run, a particle whose loss alone is not finite is seen at the last step
    only. On separable landscapes a sparse grid, x of shape (1, n) and y of shape (n, 1), is
    stepped as n + n coordinates.
    """
    rows = steps + 1 if record is True else min(record, steps + 1)
    x, y = np.asarray(x, float), np.asarray(y, float)
    arrays = {name: np.asarray(values, float) for name, values in varied.items()}
    with_arrays(optimizer, arrays)
    shape = np.broadcast_shapes(x.shape, y.shape, *(a.shape for a in arrays.values()))
    rules = Rules(optimizer, schedule, steps, budget or steps)
    walk = partial(in_chunks, rules, limit=limit, rows=rows)
    if landscape.separable and until is None and not arrays and x.size + y.size < np.prod(shape):
        return _judged(landscape, steps, *_apart(landscape, x, y, walk))
    lanes = [np.broadcast_to(a, shape).reshape(-1) for a in (x, y)]
    flat = {name: np.broadcast_to(a, shape).reshape(-1) for name, a in arrays.items()}
    (x, y), lost, done, paths = walk(partial(_both, landscape), lanes, flat, until=until)
    paths = [path.reshape(-1, *shape) for path in paths]
    x, y, lost, done = (a.reshape(shape) for a in (x, y, lost, done))
    return _judged(landscape, steps, x, y, lost, done, paths)


def _both(landscape: Landscape, places: Lanes) -> Lanes:
    """The gradient of particles."""
    return list(on_arrays(landscape).gradient(places[0], places[1], np))


def _apart(
    landscape: Landscape, x: np.ndarray, y: np.ndarray, walk: Callable[..., Any]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, Lanes]:
    """x and y as particles of one coordinate each, on a landscape that is a sum of two."""
    found = _side_by_side(landscape, x, y, walk) or _in_turn(landscape, x, y, walk)
    (x, x_lost, *xs), (y, y_lost, *ys) = found
    first, last = np.minimum(x_lost, y_lost), np.maximum(x_lost, y_lost)
    lost = np.where(first < 0, last, first)
    return x, y, lost, np.full(lost.shape, -1), [*xs, *ys]


class _Left(Exception):
    """A coordinate was lost among those that walk side by side."""


def _side_by_side(
    landscape: Landscape, x: np.ndarray, y: np.ndarray, walk: Callable[..., Any]
) -> list[Lanes] | None:
    """All coordinates as one row of particles; None if one of them is lost."""
    count = x.size
    if count != y.size or 2 * count > CHUNK:
        return None

    def along(places: Lanes) -> Lanes:
        (place,) = places
        if place.size != 2 * count:
            raise _Left
        return [np.concatenate(on_arrays(landscape).gradient(place[:count], place[count:], np))]

    try:
        (place,), lost_at, _, paths = walk(along, [np.concatenate((x, y), axis=None)], {})
    except _Left:
        return None
    halves = ((slice(count), x.shape), (slice(count, None), y.shape))
    return [
        [a[..., part].reshape(*a.shape[:-1], *shape) for a in (place, lost_at, *paths)]
        for part, shape in halves
    ]


def _in_turn(
    landscape: Landscape, x: np.ndarray, y: np.ndarray, walk: Callable[..., Any]
) -> list[Lanes]:
    """One coordinate after the other."""
    found: list[Lanes] = []
    for axis, starts in enumerate((x, y)):

        def along(places: Lanes, axis: int = axis) -> Lanes:
            point: list[Any] = list(landscape.start)
            point[axis] = places[0]
            return [on_arrays(landscape).gradient(point[0], point[1], np)[axis]]

        (place,), lost_at, _, paths = walk(along, [starts.reshape(-1)], {})
        found.append([a.reshape(*a.shape[:-1], *starts.shape) for a in (place, lost_at, *paths)])
    return found


def losses(landscape: Landscape, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The losses at places of which some may be NaN, as those of lost particles are."""
    here = [np.where(np.isnan(a), s, a) for a, s in zip((x, y), landscape.start, strict=True)]
    with np.errstate(all="ignore"):
        loss = on_arrays(landscape).value(here[0], here[1], np)
    return np.where(np.isnan(x) | np.isnan(y), np.nan, loss)


def _judged(
    landscape: Landscape,
    steps: int,
    x: np.ndarray,
    y: np.ndarray,
    lost_at: np.ndarray,
    done_at: np.ndarray,
    paths: Lanes,
) -> Swarm:
    """The swarm with its losses; a particle without a finite one was lost in the last step."""
    loss = losses(landscape, x, y) + np.zeros(lost_at.shape)
    lost_at[~np.isfinite(loss) & (lost_at < 0)] = steps
    lost = lost_at >= 0
    if lost.any():
        x, y, loss = (np.where(lost, np.nan, a) for a in (x, y, loss))
    if paths and lost.any():
        step = np.arange(steps + 1)[-len(paths[0]) :].reshape(-1, *[1] * lost.ndim)
        paths = [np.where(lost & (step >= lost_at), np.nan, path) for path in paths]
    recorded = [np.broadcast_to(path, (len(path), *lost.shape)) for path in paths]
    x, y, loss = (np.broadcast_to(a, lost.shape) for a in (x, y, loss))
    found = Swarm(x, y, loss, lost_at, done_at, *recorded)
    for array in found:
        if array is not None:
            array.flags.writeable = False
    return found
