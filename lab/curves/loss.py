"""The loss above the lowest that is known."""

from dataclasses import dataclass

from declare.keys import Key
from lab.curves.base import Curve, Stretch
from landscapes.base import Landscape


@dataclass(frozen=True)
class Loss(Curve):
    """How far the loss is above the lowest known minimum; the loss itself where none is known."""

    title, column, rank = "loss", "excess", 0
    turns = Key("l", "Loss curve: logarithmic, symlog, linear")

    def axis(self, landscape: Landscape) -> str:
        return "loss − minimum" if landscape.lowest() else "loss"

    def scale(self, landscape: Landscape) -> str:
        # A loss without a known minimum may fall below zero, and for ever.
        return "symlog" if landscape.lowest() is None else "log"

    def values(self, landscape: Landscape, path: Stretch):
        return path.loss - (landscape.lowest() or 0.0)
