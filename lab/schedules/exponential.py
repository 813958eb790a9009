"""Exponential decay."""

from dataclasses import dataclass

from declare.parameters import number
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class Exponential(Schedule):
    """The rate shrinks by the same factor at every step."""

    title = "Exponential decay"
    equation = r"\eta_t = \eta\,\gamma^t"
    twin = Twin("torch.optim.lr_scheduler.ExponentialLR", {"gamma": "gamma"})
    also = (Twin("torch.optim.lr_scheduler.MultiplicativeLR", {"lr_lambda": "{gamma}"}),)

    gamma: float = number(0.99, 0, 1, "decay factor per step", r"\gamma", slider=(0.9, 1))

    def factor(self, t: int, steps: int) -> float:
        return self.gamma**t
