"""The learning rate."""

from dataclasses import dataclass

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Rate(Curve):
    """The learning rate of the update that leaves the point."""

    title, column, rank = "learning rate", "rate", 3
    threshold = 1e-4
    cut = False

    def values(self, landscape: Landscape, path: Stretch):
        return path.learning_rate
