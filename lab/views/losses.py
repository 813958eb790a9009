"""The table of losses."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import whole
from lab.views.base import DATA, View


@dataclass(frozen=True)
class Losses(View):
    """Every example with the loss that it has at the step of a run, and their mean."""

    rank, group, place, run, most = 230, DATA, 2, True, 1200
    title = "Losses of"
    keys = (Key("y", "Loss of every example, as a table"),)

    losses: int = whole(0, 0, 6, "run in the loss table")
