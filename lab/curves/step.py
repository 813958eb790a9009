"""The length of the steps."""

from dataclasses import dataclass

import numpy as np

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Step(Curve):
    """The length of the update that arrives at the point; the start has none."""

    title, column, rank = "step length", "step_length", 4

    def axis(self, landscape: Landscape) -> str:
        return "step length"

    def values(self, landscape: Landscape, path: Stretch):
        x, y = path.points.T
        first = (np.nan, np.nan) if path.before is None else path.before
        return np.hypot(np.diff(x, prepend=first[0]), np.diff(y, prepend=first[1]))
