"""Averaging: equal to torch's, a second path that does not steer the first."""

from dataclasses import replace

import numpy as np
import pytest

from lab.averages import AVERAGES
from lab.simulation import segments as walk
from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.recorded import claims, given, records
from tests.support.scenes import scene
from tests.unit.declare.test_twins import worst_error

every = pytest.mark.parametrize("key", AVERAGES)


@pytest.mark.parametrize("name", records("averaging"))
def test_equals_the_recorded_average(name, record_property):
    record = records("averaging")[name]
    found = claims(OPTIMIZERS, record["class"], given(record))
    for optimizer in found.values():
        error = worst_error(record, optimizer)
        record_property("compared: recorded runs with an average", float(error))
        assert error <= 1e-10
    assert found


@every
def test_declares_what_is_shown(key):
    cls = AVERAGES[key]
    assert cls.title and cls.equation and cls.about().endswith(".")
    assert cls.twin or cls.twin_reason.endswith(".")


@every
def test_average_does_not_steer(key):
    plain = solve(scene("rastrigin", "momentum:lr=0.003", steps=1200))
    assert plain.average is None
    for average in objects(AVERAGES, key):
        problem = scene("rastrigin", "momentum:lr=0.003", steps=1200, average=average.word())
        found = solve(problem)
        assert np.array_equal(found.points, plain.points)
        if key == "no_average":
            assert found.average is None
            continue
        assert found.average.shape == found.points.shape and not found.average.flags.writeable
        assert np.array_equal(found.average[0], found.points[0])
        walk.segment.cache_clear()
        assert np.array_equal(walk.segment(problem, 1).average, found.average[501:1001])


def test_swa_is_the_mean_of_the_points_it_counts():
    problem = scene("rastrigin", "momentum:lr=0.003", steps=700, average="swa:start=30,every=7")
    found = solve(problem)
    for n in (30, 31, 36, 37, 500, 501, 700):
        counted = found.points[30 : n + 1 : 7]
        assert np.allclose(found.average[n], counted.mean(axis=0), rtol=1e-12)
    assert np.array_equal(found.average[:30], np.repeat(found.points[:1], 30, axis=0))


def test_average_ends_where_the_path_ends():
    problem = scene("horse_saddle", "gradient_descent:lr=0.1", steps=400, average="ema")
    found = solve(problem)
    assert found.status == "diverged" and len(found.average) == len(found.points)
    stopped = solve(replace(problem, steps=3))
    assert np.array_equal(stopped.average, found.average[:4])
