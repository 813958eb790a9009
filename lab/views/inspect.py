"""The step inspector."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import whole
from lab.views.base import View


@dataclass(frozen=True)
class Inspect(View):
    """The working of one step of a run, number by number."""

    rank, place, run, most = 240, 11, True, 1200
    title = "Why this step?"
    keys = (Key("i", "Why this step? The calculation behind a run's step"),)

    inspect: int = whole(0, 0, 6, "run in the step inspector")
