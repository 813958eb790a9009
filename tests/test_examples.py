"""Landscapes made from data: every example has its loss, and batches of them are as recorded."""

import math
from functools import cache
from typing import Any

import numpy as np
import pytest
import sympy
from sympy.parsing.latex import parse_latex

from figures.base import Look
from figures.data import CLASSES, SHEET, data, inputs, model_curve, one_by_one, sheet
from floats import FLOATS
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from landscapes.mlp_slice import CELLS, EDGE, MlpSlice, table
from sources.batch import Batch
from tests import network
from tests.derivatives import slopes
from tests.drawn import objects, places
from tests.topology import boundary, turns

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


# The table of the trained network.


def test_slice_goes_through_its_table():
    nodes = np.linspace(-EDGE, EDGE, CELLS + 1)
    found = MlpSlice().value(nodes[None, :], nodes[:, None], np)
    assert np.allclose(found, table().loss, rtol=1e-12)
    assert table().loss.shape == (CELLS + 1, CELLS + 1)
    assert table().loss[CELLS // 2, CELLS // 2] == table().loss.min()


@pytest.mark.parametrize("name", ["original", "rescaled"])
@pytest.mark.parametrize("directions", ["filter", "raw"])
def test_a_table_is_the_loss_of_the_network(name, directions):
    """All 61 × 61 losses once more, from the weights and the directions."""
    given = {"original": network.weights, "rescaled": network.twin}[name]()
    losses = network.slices(given, directions == "filter", np.linspace(-EDGE, EDGE, CELLS + 1))
    held = MlpSlice(directions=directions, network=name).table().loss
    assert np.allclose(held, losses, rtol=1e-11, atol=1e-12)


def test_the_rescaled_network_is_the_same_function_and_looks_it_along_its_filters():
    assert np.isclose(network.loss(network.twin()), network.loss(network.weights()), rtol=1e-12)
    ours, theirs = (MlpSlice(network=name) for name in ("original", "rescaled"))
    assert theirs.table() is ours.table() and theirs.critical_points() == ours.critical_points()
    raw, twin = (MlpSlice(directions="raw", network=name) for name in ("original", "rescaled"))
    assert twin.value(0.3, -0.3, FLOATS) > 5 * raw.value(0.3, -0.3, FLOATS)


@pytest.mark.parametrize("name", ["original", "rescaled"])
@pytest.mark.parametrize("directions", ["filter", "raw"])
def test_no_critical_point_of_a_slice_is_missing(name, directions):
    landscape = MlpSlice(directions=directions, network=name)
    index = {"minimum": 1, "maximum": 1, "saddle": -1}
    found = sum(index[point.kind] for point in landscape.critical_points())
    assert found == turns(landscape, boundary(landscape))


def test_slice_is_smooth_over_nodes_and_edges():
    """Value, gradient and Hessian on both sides of a line of nodes, and of the edge."""
    landscape, (_, y) = MlpSlice(), places(MlpSlice())
    for line in (0.7, -1.0, EDGE, -EDGE):
        for swap in (False, True):
            sides = []
            for shift in (-1e-9, 1e-9):
                at = (y, line + shift + 0 * y) if swap else (line + shift + 0 * y, y)
                sides.append([landscape.value(*at, np), *landscape.gradient(*at, np),
                              *landscape.hessian(*at, np)])  # fmt: skip
            below, above = np.array(sides)
            size = np.abs(above).max(axis=1, keepdims=True)
            assert np.abs(above - below).max() <= 1e-5 * size.max()


def test_slice_outside_goes_on_linearly():
    """log f has no curvature across the edge there."""
    landscape = MlpSlice()
    for y in (-2.0, 0.3, 5.0):
        logs = [math.log(landscape.value(x, y, FLOATS)) for x in (3.5, 4.0, 4.5)]
        assert math.isclose(logs[0] + logs[2], 2 * logs[1], rel_tol=1e-9)


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
    (left, right), (low, high) = (
        figure["layout"][side]["range"] for side in ("xaxis", "yaxis")
    )  # fmt: skip
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


# What an independent program recorded of mini-batches, by the identifiers of its notes:
# numpy's PCG64, one permutation an epoch, the mean gradient of a slice.

SINE = (3.000598320562033, 0.4989258972339028)
LINE, LINE_LOSS = (0.7982587976539589, 0.1403125), 0.19709709637325878


@cache
def path(surface, size, lr, steps, seed, method="plain"):
    """The points of descent in batches; `lr` is a number, or a function of the update."""
    landscape = LANDSCAPES[surface]()
    oracle = Batch(size).oracle(landscape, FLOATS, seed, range(steps))
    (x, y), sx, sy = landscape.start, 0.0, 0.0
    points = [(x, y)]
    for k in range(steps):
        gx, gy = oracle(k, x, y)
        rate = lr(k) if callable(lr) else lr
        if method == "adagrad":
            sx, sy = sx + gx * gx, sy + gy * gy
            gx, gy = gx / (math.sqrt(sx) + 1e-10), gy / (math.sqrt(sy) + 1e-10)
        x, y = x - rate * gx, y - rate * gy
        points.append((x, y))
    return np.array(points)


def losses(surface, points):
    return LANDSCAPES[surface]().value(*points.T, np)


def sine(size, lr, steps=600, seeds=range(40)):
    return [losses("sine_fit", path("sine_fit", size, lr, steps, seed))[-1] for seed in seeds]


def noisy(size, lr: Any = 0.3, steps=640, seeds=20):
    return [path("linreg_noisy", size, lr, steps, seed) for seed in range(seeds)]


def distance(size):
    """The root mean square distance from the minimum in the last 320 of 640 updates."""
    return np.mean(
        [np.sqrt(np.mean(np.sum((p[321:] - LINE) ** 2, axis=1))) for p in noisy(size)]
    )  # fmt: skip


def length(size):
    return np.mean(
        [np.hypot(*np.diff(p[320:], axis=0).T).sum() for p in noisy(size)]
    )  # fmt: skip


def excess(points, since):
    return losses("linreg_noisy", points)[since:].mean() - LINE_LOSS


def decayed(lr):
    return np.mean([excess(p, 1501) for p in noisy(1, lr, 1600)])


def exponential(k):
    return 0.3 * math.exp(-0.003 * k)


def too_fast(k):
    return 0.1 * math.exp(-0.1 * k)


def inverse_time(k):
    return 0.3 / (1 + 0.1 * k)


def cosine(k):
    return 0.3 * (1 + math.cos(math.pi * k / 1600)) / 2


def triangle(k):
    return 0.01 + 0.39 * (1 - abs(k % 160 - 80) / 80)


def escapes(size, lr):
    return sum(loss < 1e-3 for loss in sine(size, lr))


def rare(method, lr):
    return np.mean([path("sparse_features", 1, lr, 200, s, method)[-1, 1] for s in range(20)])


def fan(x, y):
    return one_by_one(LANDSCAPES["sine_fit"](), x, y)


def uphill(x, y):
    """How many single gradients have an angle of more than 90° with that of all."""
    return sum(fan(x, y) @ fan(x, y).mean(axis=0) < 0)


FACTS = {
    "L09.f02": (
        lambda: math.dist(path("sine_fit", 1, 0.7, 120, 1)[-1], SINE), 0.020729618088728197, 1e-6),
    "L09.f03": (
        lambda: np.argmax(losses("sine_fit", path("sine_fit", 1, 0.7, 120, 1)) < 1e-3), 24, 0),
    "L09.f05": (
        lambda: np.hypot(*fan(0.19172575, 3.13707946).T).min(), 0.22771049150025793, 1e-9),
    "L09.f07": (lambda: uphill(0.6176, 2.9006), 2, 0),
    "L09.f08": (lambda: escapes(1, 0.7), 40, 0),
    "L09.f09": (lambda: escapes(1, 0.1), 0, 0),
    "L09.f11": (lambda: escapes(5, 0.7), 0, 0),
    "L09.f12": (lambda: escapes(9, 0.7), 16, 0),
    "L11.f02": (lambda: distance(2), 0.2290812736753037, 1e-9),
    "L11.f04": (lambda: distance(8), 0.0711073768338884, 1e-9),
    "L11.f05": (lambda: distance(16), 0.0336380541424445, 1e-9),
    "L11.f08": (lambda: length(16), 14.30676840355252, 1e-9),
    "L11.f09": (
        lambda: (np.diff(losses("linreg_noisy", noisy(1, seeds=1)[0])) > 0).sum(), 335, 0),
    "L12.f03": (
        lambda: np.median([excess(p, -1) for p in noisy(1, 0.1, 32, 50)]),
        0.00759760844000236, 1e-9),
    "L13.f01": (lambda: decayed(0.3), 0.06623276936615856, 1e-9),
    "L13.f03": (lambda: decayed(exponential), 1.4234988431098549e-05, 1e-7),
    "L13.f04": (lambda: decayed(inverse_time), 5.987698997073077e-06, 1e-7),
    "L13.f05": (lambda: decayed(cosine), 1.1016028366561681e-05, 1e-7),
    "L13.f06": (lambda: decayed(too_fast), 0.5559321843573148, 1e-9),
    "L14.f10": (
        lambda: np.mean([excess(p[:641], -1) for p in noisy(1, triangle, 960, 40)]),
        0.0016262747135764185, 1e-7),
    "L15.f01": (
        lambda: np.mean([excess(p, 320) for p in noisy(1, seeds=50)]), 0.06694444462339506, 1e-9),
    "L15.f02": (
        lambda: np.mean([excess(p[320:].mean(axis=0)[None], 0) for p in noisy(1, seeds=50)]),
        0.0002816996772253377, 1e-9),
    "L19.f06": (lambda: rare("plain", 0.1), 0.8828023048321804, 1e-9),
    "L19.f07": (lambda: rare("adagrad", 0.5), 0.9961489812073632, 1e-9),
}  # fmt: skip


@pytest.mark.parametrize("fact", FACTS)
def test_batches_are_those_that_were_recorded(fact, record_property):
    compute, expected, tolerance = FACTS[fact]
    error = abs(float(compute()) - expected) / max(abs(expected), 1e-300) if expected else compute()
    record_property("compared: recorded results of mini-batches", float(error))
    assert error <= tolerance
