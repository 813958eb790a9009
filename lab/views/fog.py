"""Fog over the pictures."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Fog(View):
    """Only the ground close to each run is seen, as an ant on it sees it."""

    rank, place = 110, 4
    keys = (Key("d", "Fog on or off"),)

    fog: bool = flag(False, "fog: show only nearby ground")
