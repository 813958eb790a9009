"""Eigenvalues and kinds of points, against NumPy and the landscapes' own lists."""

import math

import numpy as np
import pytest

from lab.analysis.inspector.curvature import curvature, eigen
from landscapes import LANDSCAPES
from tests.support.drawn import places, surfaces

every = pytest.mark.parametrize("key", LANDSCAPES)


def error(found, hessian):
    """How far eigenvalues and directions are from those of NumPy."""
    a, b, c = hessian
    values, _ = np.linalg.eigh([[a, b], [b, c]])
    large, small = found[0]
    size = max(np.abs(values).max(), 1e-300)
    errors = [abs(large - values[1]) / size, abs(small - values[0]) / size]
    for value, direction in zip(*found, strict=True):
        moved = np.array([[a, b], [b, c]]) @ direction
        errors.append(float(np.abs(moved - value * np.array(direction)).max() / size))
        errors.append(abs(math.hypot(*direction) - 1))
    return max(errors)


@pytest.mark.slow
@every
def test_eigenvalues_and_directions_are_those_of_numpy(key):
    for landscape in surfaces(key):
        spots = [(p.x, p.y) for p in landscape.critical_points()]
        for x, y in [*spots, *np.transpose(places(landscape)).tolist()]:
            found = curvature(landscape, x, y)
            if math.isfinite(sum(found.hessian)) and any(found.hessian):
                assert error((found.values, found.directions), found.hessian) <= 1e-12, (x, y)


@every
def test_kinds_are_those_of_the_list(key):
    for landscape in surfaces(key):
        for point in landscape.critical_points():
            assert curvature(landscape, point.x, point.y).kind == point.kind, point


@every
def test_elsewhere_there_is_a_slope(key):
    landscape = LANDSCAPES[key]()
    listed = [(p.x, p.y) for p in landscape.critical_points()]
    for x, y in np.transpose(places(landscape))[5:].tolist():
        if np.hypot(*landscape.gradient(x, y, np)) > 1e-3 and (x, y) not in listed:
            found = curvature(landscape, x, y)
            assert found.kind == "slope" and found.text.startswith("slope, ")


def test_a_determinant_that_cancels_keeps_its_digits():
    (large, small), _ = eigen(1e8, 1.0, 2e-8)
    assert (large, small) == pytest.approx((1e8, 1e-8), rel=1e-9)
    (large, small), _ = eigen(-2e-8, 1.0, -1e8)
    assert (large, small) == pytest.approx((-1e-8, -1e8), rel=1e-9)


def test_words_of_the_ravine():
    found = curvature(LANDSCAPES["horse_saddle"](), 0.0, 0.0)
    assert (found.kind, found.text) == ("saddle", "saddle")
    assert (
        "curved up one way and down the other"
        in curvature(LANDSCAPES["horse_saddle"](), 1.0, 1.0).text
    )


def test_directions_of_a_diagonal_matrix_are_the_axes_exactly():
    assert eigen(1.0, 0.0, 100.0)[1] == ((0.0, 1.0), (-1.0, 0.0))
    assert eigen(100.0, 0.0, 1.0)[1] == ((1.0, 0.0), (0.0, 1.0))
