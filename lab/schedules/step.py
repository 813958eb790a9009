"""Step decay."""

from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class Step(Schedule):
    """The rate drops by a factor after every period."""

    title = "Step decay"
    equation = r"\eta_t = \eta\,\gamma^{\lfloor t/n \rfloor}"
    twin = Twin("torch.optim.lr_scheduler.StepLR", {"step_size": "period", "gamma": "gamma"})

    period: int = whole(50, 1, 20000, "steps between drops", "n", slider=(1, 500))
    gamma: float = number(0.5, 0, 1, "drop factor", r"\gamma", library=0.1)

    def factor(self, t: int, steps: int) -> float:
        return self.gamma ** (t // self.period)
