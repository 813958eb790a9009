"""The model that the browser computes is the model of the landscape."""

import numpy as np
import pytest

from declare.symbols import FUNCTIONS
from lab.figures.base import Look
from lab.figures.data import data, inputs, model_curve
from lab.figures.traced import model_tree
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples

MADE_FROM_DATA = [key for key, cls in LANDSCAPES.items() if issubclass(cls, Examples)]


def computed(tree, x, y, columns):
    if tree == "x" or tree == "y":
        return x if tree == "x" else y
    if isinstance(tree, float):
        return tree
    name, *parts = tree
    if name == "column":
        return columns[parts[0]]
    values = [computed(part, x, y, columns) for part in parts]
    if name in FUNCTIONS:
        return getattr(np, name)(*values)
    by_name = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.divide}
    return {**by_name, "pow": np.power, "neg": np.negative}[name](*values)


@pytest.mark.parametrize("key", MADE_FROM_DATA)
def test_the_tree_computes_the_model(key):
    landscape = LANDSCAPES[key]()
    across, columns = inputs(landscape)
    tree = model_tree(landscape)
    for x, y in np.random.default_rng(5).uniform(-2, 2, (5, 2)):
        drawn = np.broadcast_to(computed(tree, x, y, columns), across.shape)
        assert drawn == pytest.approx(model_curve(landscape, [[x, y]])[0], rel=1e-14, abs=1e-15)


@pytest.mark.parametrize("key", MADE_FROM_DATA)
def test_the_figure_carries_the_tree_and_its_inputs(key):
    landscape = LANDSCAPES[key]()
    meta = data(landscape, Look())["layout"]["meta"]
    across, columns = inputs(landscape)
    assert meta["model"] == model_tree(landscape)
    assert np.array_equal(meta["columns"], columns)
    assert len(meta["across"]) == len(across)
