"""Stop where the loss no longer changes."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number
from lab.stops.base import Stop, Watch, running_on


@dataclass(frozen=True)
class Loss(Stop):
    """The automatic convergence test: stop when one step changes the loss by too little."""

    title = "Small loss change"
    curve = "change"

    change: float = number(1e-4, 0, 1000, "loss change per step", log=True, slider=(1e-12, 1))
    run_on: bool = running_on()  # pyright: ignore[reportIncompatibleVariableOverride]

    def bound(self) -> float:
        return self.change

    def watch(self) -> tuple[Watch, Any] | None:
        change = self.change
        return lambda before, here: (abs(before - here.loss) < change, here.loss), math.inf
