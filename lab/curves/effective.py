"""The effective learning rate of each coordinate."""

from dataclasses import dataclass

import numpy as np

from declare.keys import Key
from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Effective(Curve):
    """The displacement of each coordinate per unit of gradient, |Δ| / |g|, in the update that
    arrives at the point; the start has none, nor has a rule without gradients.

    The slope is the one that the rule was given, with its noise, of its batch, and clipped.
    """

    title, column, second, rank = "effective learning rate", "effective_x", "effective_y", 6
    shows = Key("e", "Show or hide each coordinate's effective learning rate")

    def axis(self, landscape: Landscape) -> str:
        return "effective rate"

    def values(self, landscape: Landscape, path: Stretch):
        slopes = path.seen()
        if slopes is None:
            return np.full((2, len(path.points)), np.nan)
        first = np.full(2, np.nan) if path.before is None else path.before
        moved = np.diff(path.points, axis=0, prepend=np.reshape(first, (1, 2)))
        found = np.full(moved.shape, np.nan)
        np.divide(np.abs(moved), np.abs(slopes), out=found, where=slopes != 0)
        return found.T
