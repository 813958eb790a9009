"""Linear warm-up."""

from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class LinearWarmup(Schedule):
    """Small steps first: the rate rises linearly to its full value and stays there.

    Goyal et al. 2017, section 2.2.
    """

    title = "Linear warm-up"
    equation = r"\eta_t = \eta\left(a + (b - a)\,\frac{\min(t, T)}{T}\right)"
    twin = Twin(
        "torch.optim.lr_scheduler.LinearLR",
        {"start_factor": "start", "end_factor": "end", "total_iters": "period"},
    )

    start: float = number(0.1, 0, 1, "initial rate (fraction of the base)", "a", library=1 / 3)
    end: float = number(1, 0, 1, "final rate (fraction of the base)", "b")
    period: int = whole(20, 1, 20000, "warm-up steps", "T", slider=(1, 200), library=5)

    def factor(self, t: int, steps: int) -> float:
        return self.start + (self.end - self.start) * (min(t, self.period) / self.period)
