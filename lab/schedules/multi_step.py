"""Drops at chosen steps."""

from dataclasses import dataclass

from declare.parameters import number, whole
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class MultiStep(Schedule):
    """The rate drops by a factor at up to four chosen steps."""

    title = "Multi-step decay"
    equation = r"\eta_t = \eta\,\gamma^{\#\{i:\ n_i \le t\}}, \quad n_1, n_2, n_3, n_4"
    twin = Twin(
        "torch.optim.lr_scheduler.MultiStepLR",
        {"milestones": ("first", "second", "third", "fourth"), "gamma": "gamma"},
    )

    first: int = whole(60, 0, 20000, "first drop", "n_1", slider=(0, 500))
    second: int = whole(120, 0, 20000, "second drop (0: none)", "n_2", slider=(0, 500))
    third: int = whole(0, 0, 20000, "third drop (0: none)", "n_3", slider=(0, 500))
    fourth: int = whole(0, 0, 20000, "fourth drop (0: none)", "n_4", slider=(0, 500))
    gamma: float = number(0.5, 0, 1, "drop factor", r"\gamma", library=0.1)

    def factor(self, t: int, steps: int) -> float:
        drops = (self.first, self.second, self.third, self.fourth)
        return self.gamma ** sum(drop <= t for drop in drops if drop)
