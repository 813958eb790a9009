"""Many random starts at once."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Crowd(View):
    """Runs from 200 random starts as dots that move with the clock, and how many have arrived."""

    rank, place = 140, 6
    keys = (Key("a", "200 random starts at once"),)

    crowd: bool = flag(False, "200 random starts at once")
