"""Stop far from the start."""

import math
from dataclasses import dataclass

from declare.parameters import number
from lab.stops.base import Stop, running_on


@dataclass(frozen=True)
class FarAway(Stop):
    """The run ends at the first point that is farther from its start than a bound."""

    title = "Far from the start"

    beyond: float = number(2, 0, 1000, "distance from the start", slider=(0, 10))
    run_on: bool = running_on()

    def watch(self):
        beyond = self.beyond

        def watch(memory, here):
            x, y = memory or (here.x, here.y)
            return math.hypot(here.x - x, here.y - y) > beyond, (x, y)

        return watch, None
