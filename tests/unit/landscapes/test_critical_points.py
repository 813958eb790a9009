"""The marked points of every landscape: each is one, of its kind, and none is missing."""

import json

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tests.support.drawn import places, surfaces
from tests.support.recorded import DATA
from tests.support.topology import boundary, circle, kind_of, turns

RECORDED = json.loads((DATA / "landscapes.json").read_text())
INDEX = {"minimum": 1, "maximum": 1, "saddle": -1}
ISOLATED = [key for key, cls in LANDSCAPES.items() if cls.isolated]

every = pytest.mark.parametrize("key", LANDSCAPES)


@every
def test_gradient_vanishes_there(key):
    for landscape in surfaces(key):
        usual = np.median(np.hypot(*landscape.gradient(*places(landscape), np)))
        for point in landscape.critical_points():
            assert np.hypot(*landscape.gradient(point.x, point.y, np)) <= 1e-12 * usual, point
            assert landscape.contains(point.x, point.y), point


@every
def test_value_is_the_loss_there(key):
    for landscape in surfaces(key):
        usual = np.median(np.abs(landscape.value(*places(landscape), np)))
        for point in landscape.critical_points():
            difference = landscape.value(point.x, point.y, np) - point.value
            assert abs(difference) <= 1e-14 * max(abs(point.value), usual), point


@every
def test_kind_is_that_of_the_hessian(key):
    for landscape in surfaces(key):
        for point in landscape.critical_points():
            assert kind_of(landscape, point) == point.kind, point


@pytest.mark.parametrize("key", ISOLATED)
def test_none_is_missing(key):
    for landscape in surfaces(key):
        points = landscape.critical_points()
        sum_of_indices = sum(
            INDEX.get(point.kind) or turns(landscape, circle(point, 1e-3)) for point in points
        )
        assert turns(landscape, boundary(landscape)) == sum_of_indices


@every
def test_none_is_listed_twice(key):
    for landscape in surfaces(key):
        places = [complex(point.x, point.y) for point in landscape.critical_points()]
        apart = np.abs(np.subtract.outer(places, places)) + np.eye(len(places))
        assert not places or apart.min() > 1e-6


@every
def test_minima_come_lowest_first(key):
    for landscape in surfaces(key):
        values = [point.value for point in landscape.minima()]
        assert values == sorted(values)
        assert landscape.lowest() == (values[0] if values else landscape.infimum)
        assert len(values) == sum(p.kind == "minimum" for p in landscape.critical_points())


@pytest.mark.parametrize("key", [key for key in LANDSCAPES if key in RECORDED])
def test_equals_the_recorded_landscape(key):
    landscape, record = LANDSCAPES[key](), RECORDED[key]
    assert [list(side) for side in landscape.domain] == record["domain"]
    assert list(landscape.start) == record["start"]
    found = sorted((p.kind, p.x, p.y, p.value) for p in landscape.critical_points())
    for kind in {*INDEX, "degenerate"}:
        ours = np.array([point[1:] for point in found if point[0] == kind])
        theirs = np.array([p[1:] for p in record["critical_points"] if p[0] == kind])
        assert len(ours) == len(theirs), kind
        for point in theirs:
            assert np.abs(ours - point).max(axis=1).min() <= 1e-9, (kind, point)


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key in LANDSCAPES if key in RECORDED])
def test_recorded_formula_is_computed(key):
    from sympy import lambdify, symbols, sympify

    formula = lambdify(symbols("x y"), sympify(RECORDED[key]["formula"]), "numpy")
    x, y = places(LANDSCAPES[key]())
    found, recorded = LANDSCAPES[key]().value(x, y, np), formula(x, y)
    assert np.abs(found - recorded).max() <= 1e-12 * np.abs(recorded).max()
