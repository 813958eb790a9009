"""Polynomial decay."""

from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class Polynomial(Schedule):
    """The rate falls to zero as a power of the remaining time; power 1 is a line."""

    title = "Polynomial decay"
    equation = r"\eta_t = \eta\left(1 - \frac{\min(t, T)}{T}\right)^p"
    twin = Twin(
        "torch.optim.lr_scheduler.PolynomialLR", {"total_iters": "period", "power": "power"}
    )

    period: int = whole(
        0, 0, 20000, "steps to zero (0: the whole run)", "T", slider=(0, 500), library=5
    )
    power: float = number(1, 0, 20, "power", "p", slider=(0, 5))

    def factor(self, t: int, steps: int) -> float:
        period = self.period or steps
        return (1 - min(t, period) / period) ** self.power
