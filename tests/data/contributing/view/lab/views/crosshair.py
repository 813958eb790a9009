"""A crosshair at each head."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import Key, View


@dataclass(frozen=True)
class Crosshair(View):
    """On the contour a horizontal and a vertical line through the head of each run."""

    rank, place = 115, 5
    keys = (Key("z", "Show or hide the crosshair"),)

    crosshair: bool = flag(False, "crosshair at each head")
