"""Drop after a rise."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number
from lab.schedules.base import Schedule, Watch


@dataclass(frozen=True)
class DropOnRise(Schedule):
    """The rate drops whenever the loss has risen: good for exact gradients, bad for noisy ones.

    The loss of the whole surface at a point is compared with that at the point before; the
    drop holds from the next update on. A noisy run rises all the time, so that its rate is
    soon too small to go anywhere.
    """

    title = "Drop after a rise"
    equation = r"\eta_{t+1} = \gamma\,\eta_t \text{ if } J_t > J_{t-1}, \text{ else } \eta_t"
    twin_reason = "No library has it: torch's and optax's plateau rules compare with the best loss."

    gamma: float = number(0.5, 0.01, 0.999, "drop factor", r"\gamma")

    def factor(self, t: int, steps: int) -> float:
        return 1.0

    def watch(self) -> tuple[Watch, Any]:
        gamma = self.gamma

        def watch(memory: Any, loss: float) -> tuple[float, Any]:
            factor, before = memory
            factor = factor * gamma if loss > before else factor
            return factor, (factor, loss)

        return watch, (1.0, math.inf)
