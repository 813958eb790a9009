"""Early stopping."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import whole
from lab.stops.base import Here, Stop, Watch, running_on


@dataclass(frozen=True)
class Patience(Stop):
    """Early stopping: end the run when the best loss is this many steps old."""

    title = "Early stopping"
    curve = "loss"

    steps: int = whole(10, 1, 20000, "steps without a better loss", slider=(1, 200))
    run_on: bool = running_on()  # pyright: ignore[reportIncompatibleVariableOverride]

    def back(self) -> int:
        return self.steps

    def watch(self) -> tuple[Watch, Any] | None:
        patience = self.steps

        def watch(memory: Any, here: Here) -> tuple[bool, Any]:
            best, age = memory
            memory = (here.loss, 0) if here.loss < best else (best, age + 1)
            return memory[1] >= patience, memory

        return watch, (math.inf, 0)
