"""The change of the loss in a step."""

from dataclasses import dataclass

import numpy as np

from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Change(Curve):
    """The change of the loss in the update that arrives at the point; the start has none."""

    title, column, rank = "|loss change|", "change", 5

    def values(self, landscape: Landscape, path: Stretch):
        first = np.nan if path.loss_before is None else path.loss_before
        return np.abs(np.diff(path.loss, prepend=first))
