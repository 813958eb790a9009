"""The arrows of one step."""

from dataclasses import dataclass

from declare.keys import Key
from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Arrows(View):
    """At each head the gradient's pull, what the memory keeps, and the step that follows."""

    rank, place, tells, most = 80, 1, True, 60_000
    keys = (Key("g", "Show or hide the arrows"),)

    arrows: bool = flag(False, "arrows of gradient, momentum and step")
