"""The distance to a minimum."""

from dataclasses import dataclass

import numpy as np

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Distance(Curve):
    """The distance from the point to the nearest of the listed minima."""

    title, column, rank = "distance to the nearest minimum", "distance", 1

    def axis(self, landscape: Landscape) -> str:
        return "distance to minimum"

    def absent(self, landscape: Landscape) -> str | None:
        if not landscape.isolated:
            return "The minima of this surface form curves: none of their points is listed."
        if not landscape.minima():
            return "This surface has no minimum in the plane."
        return None

    def values(self, landscape: Landscape, path: Stretch):
        x, y = path.points.T
        nearest = np.full(len(x), np.inf)
        for point in landscape.minima():
            np.minimum(nearest, np.hypot(x - point.x, y - point.y), out=nearest)
        return nearest
