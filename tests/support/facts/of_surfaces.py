"""The metrics of a surface at a point: one function each, by the name in the recorded facts."""

import math

import numpy as np

from lab.experiment.run import Point
from landscapes.base import Landscape
from tests.support.facts.places import rows_of, slopes_of


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
    lengths = [math.hypot(*slope) for slope in slopes_of(landscape, point)]
    return {"min": min, "max": max}[stat](lengths)


def one_example_gradients_pointing_uphill(landscape: Landscape, point: Point) -> int:
    """How many examples' steps at a point would raise the loss of all."""
    gx, gy = gradient(landscape, point)
    return sum(gx * x + gy * y < 0 for x, y in slopes_of(landscape, point))


def accuracy(landscape: Landscape, point: Point) -> int:
    """How many examples get their right class from the weights of a point."""
    x, y = point
    return sum(b * (x * a + y) > 0 for a, b in rows_of(landscape))
