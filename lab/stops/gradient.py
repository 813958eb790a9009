"""Stop where the gradient is small."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number
from lab.stops.base import Stop, Watch, running_on


@dataclass(frozen=True)
class Gradient(Stop):
    """The run ends at the first point whose gradient norm is below a bound."""

    title = "Small gradient"
    curve = "gradient"

    below: float = number(1e-6, 0, 1000, "gradient norm", log=True, slider=(1e-12, 1))
    run_on: bool = running_on()  # pyright: ignore[reportIncompatibleVariableOverride]

    def bound(self) -> float:
        return self.below

    def watch(self) -> tuple[Watch, Any] | None:
        below = self.below
        return lambda memory, here: (math.hypot(*here.gradient) < below, memory), None
