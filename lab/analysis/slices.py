"""Slices: the loss along a line through a point of a path, its tangent there, and a secant."""

import math
from typing import Any, NamedTuple

import numpy as np

from declare.phrases import Phrase
from lab.experiment.run import Point
from lab.simulation.problem import Problem
from lab.simulation.segments import step_of
from landscapes.base import Landscape

SAMPLES = 201
ALONG = ("x", "y", "gradient")


class Line(NamedTuple):
    """A line in the domain: its points are `origin + at * direction`, `low` ≤ at ≤ `high`.

    Along x and y, `at` is that coordinate; along the gradient it is the distance uphill.
    """

    origin: Point
    direction: Point
    low: float
    high: float

    def point(self, at: Any) -> tuple[Any, Any]:
        """The point, or the points, at a place on the line."""
        (x, y), (dx, dy) = self.origin, self.direction
        return x + at * dx if dx else x, y + at * dy if dy else y


class Secant(NamedTuple):
    """The second point of a secant: its place, the loss there, and the slope between the two."""

    at: float
    value: float
    slope: float


class Slice(NamedTuple):
    """The loss along a line through one point of a path.

    `at`, `value` and `slope` are the point's: the slope is the exact derivative along the line.
    `reached` is where the update that leaves the point arrives, seen along the line; None at the
    last point. `samples` is (SAMPLES,), at equal distances from `low` to `high` of the line.
    """

    line: Line
    point: Point
    at: float
    value: float
    slope: float
    reached: float | None
    samples: np.ndarray
    secant: Secant | None


class Missing(ValueError):
    """There is no such slice: the sentence says why."""


def slice_of(problem: Problem, step: int, along: str, apart: float | None = None) -> Slice:
    """The slice through a path's point `step`; `apart` is how far off the secant's second point is.

    Raises Missing where the path has no such point, the point is outside the picture, or the line
    has no direction. A secant with its second point outside the picture is None.
    """
    here = step_of(problem, step)
    if here is None:
        raise Missing(Phrase("The run has no step {step}.", step=step))
    (x, y), (gx, gy) = here.point, here.gradient
    landscape = problem.landscape
    if not landscape.contains(x, y):
        raise Missing("The run is outside the picture.")
    if along == "gradient" and gx == 0 == gy:
        raise Missing("The gradient is zero: it has no direction.")
    line = line_through(landscape, here.point, here.gradient, along)
    at = {"x": x, "y": y, "gradient": 0.0}[along]
    slope = {"x": gx, "y": gy, "gradient": math.hypot(gx, gy)}[along]
    after = step_of(problem, step + 1)
    reached = None if after is None else at + _along(line, here.point, after.point)
    places = np.linspace(line.low, line.high, SAMPLES)
    with np.errstate(all="ignore"):
        samples = np.broadcast_to(landscape.value(*line.point(places), np), places.shape)
    secant = None if apart is None else _secant(landscape, line, at, slope, apart)
    return Slice(line, here.point, at, here.loss, slope, reached, samples, secant)


def line_through(landscape: Landscape, point: Point, gradient: Point, along: str) -> Line:
    """The line along x, y or the gradient through a point, up to the edge of the domain."""
    (left, right), (bottom, top) = landscape.domain
    x, y = point
    if along == "x":
        return Line((0.0, y), (1.0, 0.0), left, right)
    if along == "y":
        return Line((x, 0.0), (0.0, 1.0), bottom, top)
    size = math.hypot(*gradient)
    direction = (gradient[0] / size, gradient[1] / size)
    low, high = -math.inf, math.inf
    for place, step, (first, last) in zip(point, direction, landscape.domain, strict=True):
        if step:
            ends = sorted(((first - place) / step, (last - place) / step))
            low, high = max(low, ends[0]), min(high, ends[1])
    return Line(point, direction, low, high)


def _along(line: Line, start: Point, end: Point) -> float:
    return sum((b - a) * d for a, b, d in zip(start, end, line.direction, strict=True))


def _secant(
    landscape: Landscape, line: Line, at: float, slope: float, apart: float
) -> Secant | None:
    """The secant through the point and the one `apart` from it; the tangent where they are one.

    None where the second point is outside the picture.
    """
    second = at + apart
    if not line.low <= second <= line.high:
        return None
    # Both ends are computed alike, so that no rounding of the one is divided by a small distance.
    first, value = (landscape.value_at(*line.point(place)) for place in (at, second))
    return Secant(second, value, (value - first) / (second - at) if second != at else slope)
