"""Inverse-time decay."""

from dataclasses import dataclass

from declare.parameters import number
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class InverseTime(Schedule):
    """The rate falls like 1/t: slowly enough to get anywhere, fast enough to settle noise.

    Robbins & Monro 1951: the sum of the rates diverges, the sum of their squares converges.
    """

    title = "Inverse time"
    equation = r"\eta_t = \frac{\eta}{1 + k\,t}"
    twin = Twin("torch.optim.lr_scheduler.LambdaLR", {"lr_lambda": "1/(1 + {k}*k)"})

    k: float = number(0.05, 0, 100, "decay per step", "k", slider=(0, 1))

    def factor(self, t: int, steps: int) -> float:
        return 1 / (1 + self.k * t)
