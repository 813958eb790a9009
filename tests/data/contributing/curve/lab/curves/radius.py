"""The distance from the origin."""

from dataclasses import dataclass

import numpy as np

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Radius(Curve):
    """How far the point is from the origin."""

    title, column, rank = "distance from the origin", "radius", 20

    def scale(self, landscape: Landscape):
        return "linear"

    def values(self, landscape: Landscape, path: Stretch):
        return np.hypot(path.points[:, 0], path.points[:, 1])
