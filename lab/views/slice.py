"""The loss along a line."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import word
from lab.views.base import View


@dataclass(frozen=True)
class Slice(View):
    """The loss along a line through a run's head, with its tangent and a secant."""

    rank, place, most = 160, 8, 400
    keys = (Key("t", "Slice along x, y, the gradient, or none"),)

    slice: str = word("none", ("none", "x", "y", "gradient"), "slice along")
