"""Clipping: equal to torch's, off unless asked for, and marked where it acted."""

import math
from dataclasses import replace

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.clipping import CLIPS
from lab.experiment.run import Run
from lab.simulation import segments as walk
from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.recorded import claims, given, problem, records
from tests.support.scenes import scene
from tests.unit.declare.test_twins import worst_error

every = pytest.mark.parametrize("key", CLIPS)


@pytest.mark.parametrize("name", records("clipping"))
def test_equals_the_recorded_run(name, record_property):
    record = records("clipping")[name]
    found = claims(OPTIMIZERS, record["class"], given(record))
    for optimizer in found.values():
        error = worst_error(record, optimizer)
        record_property("compared: recorded runs with clipping", float(error))
        assert error <= 1e-10
        clipped = solve(problem(record, optimizer)).clipped
        if "grad_norm" in record:
            limit = record["clipping_kwargs"]["max_norm"] - 1e-6
            assert np.array_equal(clipped, np.array(record["grad_norm"]) > limit)
    assert found


@every
def test_declares_what_is_shown(key):
    cls = CLIPS[key]
    assert cls.title and cls.equation and cls.about().endswith(".")
    assert cls.twin or cls.twin_reason.endswith(".")


def test_nothing_is_clipped_unless_asked_for():
    assert Run.clip.cut(FLOATS) is None
    assert not solve(scene(optimizer="gradient_descent:lr=1000")).clipped.any()


@every
@pytest.mark.parametrize("optimizer", ["momentum", "line_search", "rprop"])
def test_clipping_depends_on_the_gradient_alone(key, optimizer):
    """The flags are those of the gradient at each point, and segments cannot be seen."""
    for clip in objects(CLIPS, key):
        run = scene("ravine", f"{optimizer}:lr=0.01", steps=620)
        found = solve(replace(run, clip=clip))
        assert found.clipped.shape == (len(found.points) - 1,) and found.clipped.dtype == bool
        assert not found.clipped.flags.writeable
        cut = clip.cut(FLOATS)
        expected = [cut is not None and cut(*map(float, g))[2] for g in found.gradient[:-1]]
        assert found.clipped.tolist() == expected
        whole = solve(replace(run, clip=clip, steps=walk.SEGMENT))
        assert np.array_equal(whole.points, found.points[: len(whole.points)])


def test_clipped_is_cut_with_the_path_where_it_diverges():
    found = solve(
        scene("horse_saddle", "momentum:lr=100", clip="clip_value:limit=1000000", steps=600)
    )
    assert found.status == "diverged" or len(found.points) == 601
    assert len(found.clipped) == len(found.points) - 1


@pytest.mark.parametrize("norm", ["2", "inf"])
def test_norm_is_never_longer_than_the_limit(norm):
    cut = CLIPS["clip_norm"](limit=0.5, norm=norm).cut(FLOATS)
    size = math.hypot if norm == "2" else lambda x, y: max(abs(x), abs(y))
    for g in ((3.0, -4.0), (0.5, 0.0), (0.1, 0.2), (1e200, 1.0), (0.0, 0.0)):
        gx, gy, acted = cut(*g)
        assert size(gx, gy) <= 0.5 and acted == ((gx, gy) != g)
        assert math.isclose(gx * g[1], gy * g[0], rel_tol=1e-12)
