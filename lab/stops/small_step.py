"""Stop where the steps are small."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number, whole
from lab.stops.base import Here, Stop, Watch, running_on


@dataclass(frozen=True)
class SmallStep(Stop):
    """The run ends after several consecutive steps that were all shorter than a bound.

    Each single step counts, not the way between two distant points: a run that jumps to and fro
    across a valley comes back to where it was, and is far from standing still.
    """

    title = "Small steps"
    curve = "step"

    below: float = number(1e-6, 0, 1000, "step length", log=True, slider=(1e-12, 1))
    steps: int = whole(5, 1, 20000, "consecutive short steps", slider=(1, 50))
    run_on: bool = running_on()  # pyright: ignore[reportIncompatibleVariableOverride]

    def bound(self) -> float:
        return self.below

    def watch(self) -> tuple[Watch, Any] | None:
        below, enough = self.below, self.steps

        def watch(memory: Any, here: Here) -> tuple[bool, Any]:
            x, y, short = memory
            short = short + 1 if math.hypot(here.x - x, here.y - y) < below else 0
            return short >= enough, (here.x, here.y, short)

        # The start was reached by no step.
        return watch, (math.inf, math.inf, 0)
