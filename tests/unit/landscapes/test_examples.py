"""Landscapes made from data: each example has its loss, its derivatives, its place in the plot."""

import math

import numpy as np
import pytest
import sympy
from sympy.parsing.latex import parse_latex

from declare.floats import FLOATS
from lab.figures.base import Look
from lab.figures.data import CLASSES, SHEET, data, inputs, model_curve, one_by_one, sheet
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from tests.support.derivatives import slopes
from tests.support.drawn import objects, places

DATA = [key for key in LANDSCAPES if issubclass(LANDSCAPES[key], Examples)]

every = pytest.mark.parametrize("key", DATA)


@every
def test_declares_its_examples(key):
    landscape = LANDSCAPES[key]()
    assert all(len(row) == len(landscape.columns) for row in landscape.rows)
    assert all(isinstance(value, float) for row in landscape.rows for value in row)
    assert landscape.contains(0.0, 0.0) and len(landscape.fans) == 2
    if landscape.classes:
        assert {row[-1] for row in landscape.rows} == {-1.0, 1.0}


@every
@pytest.mark.parametrize("m", [FLOATS, np], ids=["floats", "numpy"])
def test_the_whole_is_the_mean_of_single_examples(key, m):
    """Value, gradient and Hessian, the penalty being part of each example's loss."""
    for landscape in objects(LANDSCAPES, key):
        singles = [landscape.subset([i]) for i in range(len(landscape.rows))]
        for x, y in zip(*(side.tolist() for side in places(landscape)), strict=True):
            for whole, each in (
                ([landscape.value(x, y, m)], [[s.value(x, y, m)] for s in singles]),
                (landscape.gradient(x, y, m), [s.gradient(x, y, m) for s in singles]),
                (landscape.hessian(x, y, m), [s.hessian(x, y, m) for s in singles]),
            ):
                size = np.abs(each).max() + 1
                assert np.abs(np.mean(each, axis=0) - whole).max() <= 1e-14 * size


@every
def test_a_subset_has_its_own_derivatives(key):
    landscape = LANDSCAPES[key](penalty=0.3)
    subset = landscape.subset([2, 0, 3])
    assert subset.rows == (landscape.rows[2], landscape.rows[0], landscape.rows[3])
    x, y = places(landscape)
    found = np.broadcast_arrays(*subset.gradient(x, y, np), x)[:2]
    assert np.allclose(found, slopes(subset.value, x, y), rtol=1e-12, atol=1e-12)
    hxx, hxy, hyy = np.broadcast_arrays(*subset.hessian(x, y, np), x)[:3]
    assert np.allclose((hxx, hxy), slopes(lambda *at: subset.gradient(*at)[0], x, y), atol=1e-12)
    assert np.allclose((hxy, hyy), slopes(lambda *at: subset.gradient(*at)[1], x, y), atol=1e-12)


@every
def test_the_printed_loss_is_that_of_the_model(key):
    """(model - y)² / 2, or ln(1 + e^(-y z)) where the model says 1 / (1 + e^-z)."""
    landscape = LANDSCAPES[key]()
    x, y = places(landscape)
    for *known, target in landscape.rows:
        said = landscape.model(x, y, tuple(known), np)
        loss = (said - target) ** 2 / 2
        if landscape.classes:
            loss = -np.log(said if target > 0 else 1 - said)
        found = landscape.loss_of(x, y, (*known, target), np)
        assert np.allclose(found, loss, rtol=1e-9, atol=1e-9)


@pytest.mark.slow
@every
def test_columns_are_those_of_the_formula(key):
    """The summand with one row put in is the loss of that example."""
    landscape = LANDSCAPES[key]()
    summand = landscape.formula.removeprefix(r"\frac{1}{m} \sum_{i=1}^{m} ")
    summand = summand[: summand.rindex(r" + \frac{\lambda}{2}")]
    names = [parse_latex(name) for name in (*landscape.weights, *landscape.columns)]
    modules = [{"max": np.maximum}, "numpy"]
    expression = sympy.sympify(parse_latex(summand)).subs({sympy.Symbol("e"): math.e})
    function = sympy.lambdify(names, expression, modules)
    x, y = places(landscape)
    for row in landscape.rows:
        assert np.allclose(function(x, y, *row), landscape.loss_of(x, y, row, np), rtol=1e-12)


@every
def test_logarithms_and_exponentials_do_not_overflow(key):
    landscape = LANDSCAPES[key]()
    for x, y in ((1e6, -1e6), (-1e6, 1e6), (1e6, 1e6), (0.0, 0.0)):
        found = [landscape.value(x, y, FLOATS), *landscape.gradient(x, y, FLOATS)]
        assert all(map(math.isfinite, [*found, *landscape.hessian(x, y, FLOATS)]))


def test_a_penalty_draws_the_minimum_to_the_origin():
    for key in DATA:
        sizes = [
            min((math.hypot(p.x, p.y) for p in LANDSCAPES[key](penalty=lam).minima()), default=9)
            for lam in (0, 0.1, 1, 10)
        ]
        assert sizes == sorted(sizes, reverse=True), key
        assert sizes[-1] < 1.2


def test_separable_classes_get_a_minimum_from_the_penalty_alone():
    assert LANDSCAPES["logreg_separable"]().minima() == []
    assert LANDSCAPES["logreg_separable"]().lowest() == 0.0
    assert len(LANDSCAPES["logreg_separable"](penalty=0.01).minima()) == 1


# The data plot.


@every
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_plot_shows_every_example(key, theme):
    landscape = LANDSCAPES[key]()
    figure = data(landscape, Look(theme))
    assert len(figure["data"]) == 1 + landscape.classes
    assert sum(len(trace["text"]) for trace in figure["data"]) == len(landscape.rows)
    if landscape.classes:
        symbols = [(t["marker"]["symbol"], t["marker"]["color"]) for t in figure["data"]]
        assert tuple(symbols) == CLASSES[theme]
        meta = figure["layout"]["meta"]
        assert set(meta["labels"]) == {-1, 1}
        assert [*zip(*meta["inputs"], meta["labels"], strict=True)] == [*landscape.rows]
    (left, right), (low, high) = (figure["layout"][side]["range"] for side in ("xaxis", "yaxis"))
    for x, y in figure["layout"]["meta"]["points"]:
        assert left <= x <= right and low <= y <= high


@every
def test_curve_is_that_of_the_model(key):
    landscape = LANDSCAPES[key]()
    x, y = places(landscape, 6)
    curves = model_curve(landscape, np.column_stack([x, y]))
    across, columns = inputs(landscape)
    assert curves.shape == (6, len(across)) and np.isfinite(curves).all()
    for i, curve in enumerate(curves):
        for k, said in enumerate(curve):
            known = tuple(float(column[k]) for column in columns)
            assert math.isclose(said, landscape.model(x[i], y[i], known, FLOATS), abs_tol=1e-13)


@every
def test_straight_pieces_are_drawn_exactly(key):
    """Between the places of a curve it is the model to a 200th of the plot's height."""
    landscape = LANDSCAPES[key]()
    if not landscape.drawn:
        return
    across, _ = inputs(landscape)
    fine = np.linspace(across[0], across[-1], 2001)
    targets = [y for _, y in landscape.points()]
    for x, y in ((p.x, p.y) for p in landscape.minima()):
        exact = landscape.model(x, y, (fine,), np)
        drawn = np.interp(fine, across, model_curve(landscape, np.array([[x, y]]))[0])
        assert np.abs(drawn - exact).max() <= (max(targets) - min(targets)) / 200


@every
def test_fan_and_sheet_are_those_of_the_examples(key):
    landscape = LANDSCAPES[key]()
    fan = one_by_one(landscape, 0.7, -0.4)
    assert fan.shape == (len(landscape.rows), 2)
    assert np.allclose(fan.mean(axis=0), landscape.gradient(0.7, -0.4, np), atol=1e-14)
    heights = sheet(landscape.subset((0, 1)))
    assert heights.shape == (SHEET, SHEET) and np.isfinite(heights).all()
    whole = sheet(landscape.subset(range(len(landscape.rows))))
    middle = landscape.value(*(sum(side) / 2 for side in landscape.domain), np)
    floor, clip = landscape.display
    if floor is None and clip is None:
        assert math.isclose(whole[SHEET // 2, SHEET // 2], middle)
