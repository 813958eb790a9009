"""The histogram of step lengths."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import CURVES, Key, View


@dataclass(frozen=True)
class Histogram(View):
    """How many steps of each length a run makes; filled are those that have been played."""

    rank, group, place = 195, CURVES, 1
    beside, curves = True, ("step",)
    keys = (Key("j", "Histogram of the step lengths"),)

    histogram: bool = flag(False, "histogram of the step lengths")
