"""Cosine annealing."""

import math
from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class Cosine(Schedule):
    """Half a cosine from the full rate down to its floor; after the period it rises again.

    Loshchilov & Hutter 2017, equation 5, without restarts.
    """

    title = "Cosine annealing"
    cycles = True
    equation = r"\eta_t = \eta\left(f + (1-f)\,\frac{1+\cos(\pi t/T)}{2}\right)"
    twin = Twin(
        "torch.optim.lr_scheduler.CosineAnnealingLR",
        {"T_max": "period", "eta_min": "floor"},
        relative=("eta_min",),
    )

    period: int = whole(
        0, 0, 20000, "steps to the minimum (0: the whole run)", "T", slider=(0, 500)
    )
    floor: float = number(0, 0, 1, "minimum rate (fraction of maximum)", "f")

    def factor(self, t: int, steps: int) -> float:
        period = self.period or steps
        return self.floor + (1 - self.floor) * (1 + math.cos(math.pi * t / period)) / 2
