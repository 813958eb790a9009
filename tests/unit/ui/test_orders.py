"""The order of the epochs: what the updates of a run were made of, in turn."""

import numpy as np
import pytest

from lab.experiment.experiment import Experiment
from lab.gradients.batch import EPOCHS
from landscapes.base_examples import Examples
from ui.answers.orders import orders
from ui.answers.refusal import Refusal

LINK = "?on=linreg_noisy&run=gradient_descent:lr=0.1~batch:size={}&steps={}&seed=3"


@pytest.mark.parametrize("size", [1, 5, 32])
@pytest.mark.parametrize("step", [0, 40, 800, 4200])
def test_the_orders_are_those_of_the_updates(size, step):
    """Each epoch is a permutation, and its updates' gradients are those of its slices."""
    link = LINK.format(size, 5000)
    experiment, _ = Experiment.from_query(link)
    landscape, source = experiment.landscape, experiment.runs[0].source
    assert isinstance(landscape, Examples)
    updates = -(-32 // size)
    found = orders(link, "gradient_descent", step)
    assert found["epoch"] == step // updates // EPOCHS * EPOCHS
    assert all(sorted(order) == list(range(32)) for order in found["orders"])
    assert len(found["orders"]) == min(EPOCHS, 5000 // updates + 1 - found["epoch"])
    epoch, iteration = divmod(step, updates)
    order = found["orders"][epoch - found["epoch"]]
    used = order[iteration * size : (iteration + 1) * size]
    estimator = source.estimator(landscape, np, experiment.seed, range(step, step + 1))
    expected = landscape.subset(used).gradient(0.3, -0.2, np)
    assert estimator(step, 0.3, -0.2) == pytest.approx(expected, rel=1e-12)


def test_the_epochs_end_with_the_budget():
    found = orders(LINK.format(4, 20), "gradient_descent", 20)
    assert found["epoch"] == 0 and len(found["orders"]) == 3


def test_a_run_without_batches_has_no_order():
    for link, name in (
        ("?on=linreg&run=adam", "adam"),
        ("?on=bowl&run=adam", "adam"),
        (LINK.format(1, 9), "momentum"),
    ):
        with pytest.raises(Refusal):
            orders(link, name, 0)
