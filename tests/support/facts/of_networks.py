"""The metrics of the trained network and of its slice."""

import math
from dataclasses import replace

import numpy as np

from landscapes.base import Landscape
from landscapes.mlp_slice import table
from tests.support import network
from tests.support.facts.of_surfaces import value


def trained_loss(landscape: Landscape) -> float:
    """The loss at the middle of the slice, and that of the network itself there."""
    assert sum(part.size for part in network.weights()) == 337
    loss = network.loss(network.weights())
    assert math.isclose(loss, value(landscape, (0, 0)), rel_tol=1e-6)
    return loss


def wide_slice_min(landscape: Landscape) -> float:
    """The lowest entry of the slice's table, which is in its middle."""
    rows, columns = table().loss.shape
    assert np.argmin(table().loss) == (rows // 2) * columns + columns // 2
    return float(table().loss.min())


def wide_slice_grid_local_minima(landscape: Landscape) -> int:
    """How many entries of the table are lower than the eight around them."""
    loss = np.pad(table().loss, 1, constant_values=math.inf)
    inner = loss[1:-1, 1:-1]
    around = [
        loss[1 + i : loss.shape[0] - 1 + i, 1 + j : loss.shape[1] - 1 + j]
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        if i or j
    ]
    return int(np.logical_and.reduce([inner < other for other in around]).sum())


def max_slice_difference_raw(landscape: Landscape) -> float:
    """How far the slices of a network and its rescaled twin differ along raw directions."""
    return _apart(replace(landscape, directions="raw"))


def max_slice_difference_filter_normalised(landscape: Landscape) -> float:
    """The same with directions that have the size of each network's filters."""
    return _apart(replace(landscape, directions="filter"))


def _apart(landscape: Landscape) -> float:
    """The largest difference of a slice and that of the rescaled network at 11 × 11 points."""
    side = np.linspace(-1, 1, 11)
    ours, theirs = (
        replace(landscape, network=name).value(side[None, :], side[:, None], np)
        for name in ("original", "rescaled")
    )
    return float(np.abs(ours - theirs).max())
