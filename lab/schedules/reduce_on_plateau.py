"""Reduce on plateau."""

import math
from dataclasses import dataclass
from typing import Any

from declare.parameters import number, whole, word
from lab.schedules.base import Schedule, Twin, Watch


@dataclass(frozen=True)
class ReduceOnPlateau(Schedule):
    """The rate drops when the loss has not improved for a while.

    As in torch: better is a loss below best · (1 - threshold), or best - threshold. Where
    losses are negative the relative threshold points the wrong way, so that every loss that
    is not worse counts as better: use the absolute one there.
    """

    title = "Reduce on plateau"
    equation = (
        r"\eta \leftarrow \max(\gamma\,\eta, f \eta_0) \text{ after more than } n \text{ steps"
        r" without } J < J_{\text{best}}(1-\theta), \quad \text{then } c \text{ steps of rest;}"
        r" \text{ not if it changes by less than } \epsilon\,\eta_0"
    )
    twin = Twin(
        "torch.optim.lr_scheduler.ReduceLROnPlateau",
        {
            "factor": "gamma",
            "patience": "patience",
            "threshold": "threshold",
            "threshold_mode": "threshold_mode",
            "cooldown": "cooldown",
            "min_lr": "floor",
            "eps": "eps",
        },
        {"mode": "min"},
        relative=("min_lr", "eps"),
    )

    gamma: float = number(0.5, 0, 0.999, "drop factor", r"\gamma", library=0.1)
    patience: int = whole(10, 0, 20000, "patience (steps)", "n", slider=(0, 100))
    threshold: float = number(
        1e-4, 0, 1, "improvement threshold", r"\theta", log=True, slider=(1e-8, 0.1)
    )
    threshold_mode: str = word("rel", ("rel", "abs"), "relative or absolute threshold")
    cooldown: int = whole(0, 0, 20000, "cooldown steps after a drop", "c", slider=(0, 100))
    floor: float = number(0, 0, 1, "minimum rate (fraction of the base)", "f")
    eps: float = number(
        1e-8,
        0,
        1,
        "smallest drop (fraction of the base)",
        r"\epsilon",
        log=True,
        slider=(1e-12, 0.1),
    )

    def factor(self, t: int, steps: int) -> float:
        return 1.0

    def watch(self) -> tuple[Watch, Any]:
        relative, threshold = self.threshold_mode == "rel", self.threshold

        def watch(memory: Any, loss: float) -> tuple[float, Any]:
            factor, best, bad, resting = memory
            better = loss < (best * (1 - threshold) if relative else best - threshold)
            best, bad = (loss, 0) if better else (best, bad + 1)
            if resting > 0:
                resting, bad = resting - 1, 0
            if bad > self.patience:
                lower = max(factor * self.gamma, self.floor)
                factor = lower if factor - lower > self.eps else factor
                bad, resting = 0, self.cooldown
            return factor, (factor, best, bad, resting)

        return watch, (1.0, math.inf, 0, 0)
