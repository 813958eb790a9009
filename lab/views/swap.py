"""Which of the two large pictures is the larger one."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import flag
from lab.views.base import PARTS, View


@dataclass(frozen=True)
class Swap(View):
    """The 3-D surface is the large picture, and the contour the small one."""

    rank, group, place = 10, PARTS, 0
    keys = (Key("v", "Swap contour and 3-D"),)

    swap: bool = flag(False, "3-D large, contour small")
