"""The surface of new data: a translation, for minima and for every point of a run."""

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from tests.support.framed import ask


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_new_loss_is_that_of_the_point_moved_back(key):
    link = f"?on={key}&run=gradient_descent:lr=0.001&steps=7&ghost=0.25"
    experiment, problems = Experiment.from_query(link)
    assert not problems
    header, (run,) = ask(link)
    (path,) = simulate(experiment)
    landscape = experiment.landscape
    expected = [float(landscape.value(x - 0.25, y, np)) for x, y in path.points]
    assert run["new_loss"] == pytest.approx(np.float32(expected), rel=1e-6)
    assert header["ghost"]["shift"] == 0.25
    assert header["ghost"]["axis"] == landscape.axes[0]
    minima = landscape.minima()[:12]
    for told, point in zip(header["ghost"]["minima"], minima, strict=True):
        assert (told["x"], told["y"]) == (point.x, point.y)
        assert told["new"] == pytest.approx(float(landscape.value(point.x - 0.25, point.y, np)))


def test_a_flat_minimum_forgives_the_shift_and_a_sharp_one_does_not():
    header, _ = ask("?on=flat_sharp&run=gradient_descent&ghost=0.3&steps=1")
    flat, sharp = header["ghost"]["minima"]
    assert flat["new"] == pytest.approx(0.3085, abs=1e-4)
    assert sharp["new"] == pytest.approx(0.6584, abs=1e-4)


def test_nothing_is_sent_without_a_shift_and_all_of_it_after_one():
    header, (run,) = ask("?on=flat_sharp&run=gradient_descent&steps=5")
    assert header["ghost"] is None and "new_loss" not in run
    header, (run,) = ask("?on=flat_sharp&run=gradient_descent&steps=5", "ghost", "0.1", base=True)
    assert header["kept"] and len(run["new_loss"]) == 6
