"""The surface of new data: the landscape moved along x, and what points and minima have on it."""

from typing import Any

import numpy as np

from lab.experiment.experiment import Experiment
from landscapes.base import Landscape

MOST = 12


def new_loss(landscape: Landscape, points: np.ndarray, shift: float) -> np.ndarray:
    """(n,): f(x - shift, y) at points (n, 2)."""
    x, y = points.T
    with np.errstate(all="ignore"):
        return landscape.value(x - shift, y, np) + np.zeros_like(x)


def ghost_of(experiment: Experiment) -> dict[str, Any] | None:
    """The shift, and of up to MOST minima the loss there and on the moved surface; None if none."""
    landscape, shift = experiment.landscape, experiment.ghost
    if not shift:
        return None
    minima = landscape.minima()[:MOST]
    places = np.array([(point.x, point.y) for point in minima]).reshape(-1, 2)
    found = new_loss(landscape, places, shift).tolist()
    told = [
        {"x": point.x, "y": point.y, "new": value if np.isfinite(value) else None}
        for point, value in zip(minima, found, strict=True)
    ]
    return {"shift": shift, "axis": landscape.axes[0], "minima": told}
