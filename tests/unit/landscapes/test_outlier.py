"""An example that may be moved: only it moves, and all that depends on the data follows it."""

import numpy as np
import pytest

from declare.floats import FLOATS
from declare.parameters import declarations
from lab.experiment.experiment import Experiment
from lab.figures.base import Look
from lab.figures.data import data
from lab.gradients.batch import Batch
from landscapes import LANDSCAPES
from landscapes.base_outlier import OneMoves, unmoved
from tests.support.topology import boundary, turns

MOVING = [key for key, cls in LANDSCAPES.items() if issubclass(cls, OneMoves)]
BY = {key: declarations(LANDSCAPES[key])["outlier"] for key in MOVING}
INDEX = {"minimum": 1, "maximum": 1, "saddle": -1}

every = pytest.mark.parametrize("key", MOVING)


def test_there_are_some_convex_and_not():
    assert {"linreg", "linreg_noisy", "sine_fit"} <= set(MOVING)


@every
def test_the_examples_are_the_declared_ones_until_one_is_moved(key):
    cls = LANDSCAPES[key]
    assert cls().rows is cls.rows
    assert unmoved(cls(outlier=BY[key].low, penalty=0.5)) == cls(penalty=0.5)


@every
def test_one_example_is_moved_by_the_outlier(key):
    cls, by = LANDSCAPES[key], BY[key].low
    for i, (was, now) in enumerate(zip(cls.rows, cls(outlier=by).rows, strict=True)):
        assert now == ((*was[:-1], was[-1] + by) if i == cls.moving else was)


@every
def test_the_outlier_is_in_the_link(key):
    link = f"?on={key}:outlier={BY[key].low / 3!r}&run=momentum"
    experiment, problems = Experiment.from_query(link)
    assert problems == () and experiment.landscape == LANDSCAPES[key](outlier=BY[key].low / 3)
    assert Experiment.from_query(experiment.query()) == (experiment, ())


@every
def test_a_batch_sees_the_moved_example(key):
    landscape = LANDSCAPES[key](outlier=BY[key].low)
    source, update = Batch(), 0
    while source.examples(landscape, 0, update) != [landscape.moving]:
        update += 1
    estimator = source.estimator(landscape, FLOATS, 0, range(update, update + 1))
    row = landscape.rows[landscape.moving]
    assert estimator(update, 0.3, 0.4) == pytest.approx(
        landscape.gradient_of(0.3, 0.4, row, FLOATS)
    )
    assert estimator(update, 0.3, 0.4) != LANDSCAPES[key].gradient_of(
        landscape, 0.3, 0.4, LANDSCAPES[key].rows[landscape.moving], FLOATS
    )


@pytest.mark.parametrize("key", ["linreg", "linreg_noisy"])
@pytest.mark.parametrize("part", [0.0, 0.3, 1.0])
def test_the_minimum_of_a_line_is_that_of_least_squares(key, part):
    by = BY[key]
    landscape = LANDSCAPES[key](outlier=(1 - part) * by.low + part * by.high)
    x, y = np.array(landscape.rows).T
    slope, offset = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    (point,) = landscape.critical_points()
    assert (point.x, point.y) == pytest.approx((slope, offset), abs=1e-12)


def test_no_critical_point_is_missing_wherever_the_example_is():
    """The turns of the gradient around the domain are the sum of what is found in it."""
    by = BY["sine_fit"]
    for outlier in np.linspace(by.low, by.high, 29):
        landscape = LANDSCAPES["sine_fit"](outlier=float(outlier))
        found = sum(INDEX[point.kind] for point in landscape.critical_points())
        assert found == turns(landscape, boundary(landscape)), outlier


@every
def test_the_data_plot_stands_still_and_holds_the_example(key):
    cls, by = LANDSCAPES[key], BY[key]
    figures = [data(cls(outlier=value), Look()) for value in (by.low, 0, by.high)]
    ranges = [figure["layout"]["yaxis"]["range"] for figure in figures]
    assert ranges[0] == ranges[1] == ranges[2]
    low, high = ranges[0]
    for value in (by.low, by.high):
        assert low < cls.rows[cls.moving][-1] + value < high


@every
def test_the_data_plot_says_which_example_moves(key):
    cls, by = LANDSCAPES[key], BY[key]
    meta = data(cls(outlier=by.high), Look())["layout"]["meta"]
    told = {"example": cls.moving, "by": by.high, "low": by.low, "high": by.high}
    assert meta["moving"] == told
    assert meta["points"][cls.moving][1] == cls.rows[cls.moving][-1] + by.high


def test_elsewhere_no_example_moves():
    assert "moving" not in data(LANDSCAPES["logreg"](), Look())["layout"]["meta"]
