"""The length of the gradient."""

from dataclasses import dataclass

import numpy as np

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Gradient(Curve):
    """The norm of the exact gradient, whichever gradient the steps used."""

    title, column, rank = "|gradient|", "slope", 2

    def values(self, landscape: Landscape, path: Stretch):
        return np.hypot(path.gradient[:, 0], path.gradient[:, 1])
