"""The surface of new data."""

from dataclasses import dataclass

from declare.parameters import number
from lab.views.base import View


@dataclass(frozen=True)
class Ghost(View):
    """The level lines of the surface moved along x, and the loss that each run has on it."""

    rank, place = 150, 10

    ghost: float = number(0, -1000, 1000, "surface shift for new data", slider=(-1, 1))
