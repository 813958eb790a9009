"""The table of the trained network: its losses, its slices and its critical points."""

import math

import numpy as np
import pytest

from declare.floats import FLOATS
from landscapes.mlp_slice import CELLS, EDGE, MlpSlice, table
from tests.support import network
from tests.support.drawn import places
from tests.support.topology import boundary, turns


def test_slice_goes_through_its_table():
    nodes = np.linspace(-EDGE, EDGE, CELLS + 1)
    found = MlpSlice().value(nodes[None, :], nodes[:, None], np)
    assert np.allclose(found, table().loss, rtol=1e-12)
    assert table().loss.shape == (CELLS + 1, CELLS + 1)
    assert table().loss[CELLS // 2, CELLS // 2] == table().loss.min()


@pytest.mark.slow
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
                sides.append(
                    [
                        landscape.value(*at, np),
                        *landscape.gradient(*at, np),
                        *landscape.hessian(*at, np),
                    ]
                )
            below, above = np.array(sides)
            size = np.abs(above).max(axis=1, keepdims=True)
            assert np.abs(above - below).max() <= 1e-5 * size.max()


def test_slice_outside_goes_on_linearly():
    """log f has no curvature across the edge there."""
    landscape = MlpSlice()
    for y in (-2.0, 0.3, 5.0):
        logs = [math.log(landscape.value(x, y, FLOATS)) for x in (3.5, 4.0, 4.5)]
        assert math.isclose(logs[0] + logs[2], 2 * logs[1], rel_tol=1e-9)
