"""Stop where the path makes no progress."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number, whole
from declare.phrases import Phrase
from lab.stops.base import Here, Stop, Watch, running_on


@dataclass(frozen=True)
class NoProgress(Stop):
    """Time-out: end the run when it has not moved a given distance away for this many steps.

    Progress is to come as far as `distance` from the point at which progress was last made, the
    start at first. Short steps that lead somewhere are progress; a path that circles or jumps to
    and fro within that distance makes none, however long its steps are.
    """

    title = "No progress"
    curve = "step"

    distance: float = number(1e-3, 0, 1000, "minimum distance", log=True, slider=(1e-9, 1))
    steps: int = whole(50, 1, 20000, "steps without progress", slider=(1, 500))
    run_on: bool = running_on()  # pyright: ignore[reportIncompatibleVariableOverride]

    def back(self) -> int:
        return self.steps

    def waited(self) -> Phrase:
        return Phrase("{n} steps without progress", n=self.steps)

    def watch(self) -> tuple[Watch, Any] | None:
        distance, patience = self.distance, self.steps

        def watch(memory: Any, here: Here) -> tuple[bool, Any]:
            x, y, since = memory
            if math.hypot(here.x - x, here.y - y) >= distance:
                x, y, since = here.x, here.y, here.step
            return here.step - since >= patience, (x, y, since)

        return watch, (math.inf, math.inf, 0)
