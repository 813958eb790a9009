"""Cosine annealing with warm restarts."""

import math
from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class WarmRestarts(Schedule):
    """The cosine starts afresh from the full rate, each time for longer: out of one valley,
    into the next.

    Loshchilov & Hutter 2017, equation 5: T_i = T_0 M^i, and τ the steps since the restart.
    """

    title = "Cosine with warm restarts"
    cycles = True
    equation = (
        r"\eta_t = \eta\left(f + (1-f)\,\frac{1+\cos(\pi\tau/T_i)}{2}\right),"
        r" \quad T_i = T_0 M^i"
    )
    twin = Twin(
        "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
        {"T_0": "period", "T_mult": "growth", "eta_min": "floor"},
        relative=("eta_min",),
    )

    period: int = whole(50, 1, 20000, "steps until the first restart", "T_0", slider=(1, 500))
    growth: int = whole(2, 1, 10, "period multiplier", "M", library=1)
    floor: float = number(0, 0, 1, "minimum rate (fraction of maximum)", "f")

    def factor(self, t: int, steps: int) -> float:
        period = self.period
        while t >= period:
            if self.growth == 1:
                t %= period
                break
            t, period = t - period, period * self.growth
        return self.floor + (1 - self.floor) * (1 + math.cos(math.pi * t / period)) / 2
