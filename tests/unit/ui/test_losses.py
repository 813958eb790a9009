"""The table of losses: its mean is the loss that is shown, whatever the landscape and the step."""

import json

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.gradients.batch import Batch
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from ui.answers.losses import losses
from ui.answers.refusal import Refusal

DATA = [key for key, cls in LANDSCAPES.items() if issubclass(cls, Examples)]
RUNS = "&run=gradient_descent:lr=0.02~batch:size=3&run=adam:lr=0.1&steps=700&seed=5"


def scene(key, penalty=0.0):
    link = f"?on={key}" + (f":penalty={penalty}" if penalty else "") + RUNS
    experiment, problems = Experiment.from_query(link)
    assert not problems
    return link, experiment


@pytest.mark.parametrize("penalty", [0.0, 0.3])
@pytest.mark.parametrize("key", DATA)
def test_the_mean_of_the_losses_and_the_penalty_are_the_loss_that_is_shown(key, penalty):
    link, experiment = scene(key, penalty)
    landscape = experiment.landscape
    assert isinstance(landscape, Examples)
    for name, path in zip(experiment.names(), simulate(experiment), strict=True):
        for step in (0, 1, 137, 500, 501, 700):
            found = losses(link, name, step)
            json.dumps(found, allow_nan=False)
            x, y = path.points[step]
            assert found["step"] == step
            assert found["loss"] == path.loss[step]
            assert (found["penalty"] is None) == (penalty == 0)
            whole = found["mean"] + (found["penalty"] or 0.0)
            assert whole == pytest.approx(path.loss[step], rel=1e-12, abs=1e-14)
            for row, example in zip(found["rows"], landscape.rows, strict=True):
                assert row[:-2] == list(example)
                assert row[-1] == pytest.approx(landscape.loss_of(x, y, example, np), rel=1e-15)
                inputs = tuple(np.array(v) for v in example[:-1])
                assert row[-2] == pytest.approx(landscape.model(x, y, inputs, np), rel=1e-15)
            assert found["columns"] == [c.removesuffix("_i") for c in landscape.columns] + ["ŷ"]
            assert all(name.isalnum() for name in found["columns"][:-1]), "TeX in a plain text"


def test_the_examples_of_the_batch_are_named():
    link, experiment = scene("linreg_noisy")
    for step in (0, 1, 40, 501):
        drawn = Batch(size=3).draw(experiment.landscape, experiment.seed, step).examples
        assert losses(link, "gradient_descent", step)["used"] == sorted(drawn)
        assert losses(link, "adam", step)["used"] == []


def test_what_has_no_examples_or_no_such_run_is_refused():
    with pytest.raises(Refusal):
        losses("?on=bowl&run=adam", "adam", 0)
    with pytest.raises(Refusal):
        losses("?on=linreg&run=adam", "momentum", 0)


def test_numbers_beyond_all_bounds_are_none_and_no_error():
    link = "?on=linreg&run=gradient_descent:lr=1000&steps=200"
    found = losses(link, "gradient_descent", 200)
    json.dumps(found, allow_nan=False)
    assert found["loss"] is not None
