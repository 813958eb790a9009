"""Cyclic learning rates."""

import math
from dataclasses import dataclass

from declare.parameters import flag, number, whole, word
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class Cyclic(Schedule):
    """The rate goes up and down in a triangle; its peaks stay constant, are halved or decay.

    Smith 2017, section 3.1: s is 1, 2^{-n} in the cycle n, or γ^t. The base rate is that of
    the first peak. The momentum may swing against the rate.
    """

    title = "Cyclic (triangular)"
    cycles = True
    equation = (
        r"\eta_t = \eta\,(f + (1-f)\, s\, \Lambda), \quad \Lambda: 0 \to 1 \text{ in } u, \to 0"
        r" \text{ in } d \text{ steps}, \quad s \in \{1, 2^{-n}, \gamma^t\}, \quad"
        r" \mu_t = \mu_{\max} - (\mu_{\max} - \mu_{\min})\, s\, \Lambda"
    )
    twin = Twin(
        "torch.optim.lr_scheduler.CyclicLR",
        {
            "base_lr": "floor",
            "step_size_up": "up",
            "step_size_down": "down",
            "mode": "mode",
            "gamma": "gamma",
            "cycle_momentum": "cycle_momentum",
            "base_momentum": "base_momentum",
            "max_momentum": "max_momentum",
        },
        {"scale_mode": "cycle"},
        relative=("base_lr",),
        peak="max_lr",
    )

    floor: float = number(0.1, 0, 1, "minimum rate (fraction of maximum)", "f")
    up: int = whole(25, 1, 20000, "steps up", "u", slider=(1, 200), library=2000)
    down: int = whole(0, 0, 20000, "steps down (0: same as up)", "d", slider=(0, 200))
    mode: str = word(
        "triangular",
        ("triangular", "triangular2", "exp_range"),
        "peaks constant, halved or decaying",
    )
    gamma: float = number(
        0.99, 0, 1, "decay factor per step (exp_range)", r"\gamma", slider=(0.9, 1), library=1.0
    )
    cycle_momentum: bool = flag(False, "cycle the momentum as well", library=True)
    base_momentum: float = number(0.8, 0, 0.999, "minimum momentum", r"\mu_{\min}")
    max_momentum: float = number(0.9, 0, 0.999, "maximum momentum", r"\mu_{\max}")

    def factor(self, t: int, steps: int) -> float:
        return self.floor + (1 - self.floor) * self._height(t)

    def momentum(self, t: int, steps: int) -> float | None:
        if not self.cycle_momentum:
            return None
        return self.max_momentum - (self.max_momentum - self.base_momentum) * self._height(t)

    def _height(self, t: int) -> float:
        """The triangle's height, 0 to 1, times the height of its peak."""
        whole_cycle = self.up + (self.down or self.up)
        rise = self.up / whole_cycle
        cycle = math.floor(t / whole_cycle)
        place = t / whole_cycle - cycle
        height = place / rise if place <= rise else (place - 1) / (rise - 1)
        scale = {"triangular": 1.0, "triangular2": 0.5**cycle, "exp_range": self.gamma**t}
        return max(0.0, height) * scale[self.mode]
