"""The one-cycle policy."""

import math
from dataclasses import dataclass

from declare.parameters import flag, number, whole, word
from lab.schedules.base import Schedule, Twin


@dataclass(frozen=True)
class OneCycle(Schedule):
    """Up to a high rate and down to almost none, once; the momentum goes the other way.

    Smith & Topin 2018, section 3, as in torch. The base rate is that of the peak; the cycle
    begins at a d-th of it and ends at a d·e-th.
    """

    title = "One cycle"
    equation = (
        r"\eta/d \to \eta \text{ in } p\,T, \quad \eta \to \eta/(d\, e)"
        r" \text{ in the rest of } T, \quad \mu: \mu_{\max} \to \mu_{\min} \to \mu_{\max}"
    )
    twin = Twin(
        "torch.optim.lr_scheduler.OneCycleLR",
        {
            "total_steps": "period",
            "pct_start": "rise",
            "anneal_strategy": "anneal_strategy",
            "div_factor": "div_factor",
            "final_div_factor": "final_div_factor",
            "three_phase": "three_phase",
            "cycle_momentum": "cycle_momentum",
            "base_momentum": "base_momentum",
            "max_momentum": "max_momentum",
        },
        peak="max_lr",
    )

    period: int = whole(0, 0, 20000, "steps per cycle (0: the whole run)", "T", slider=(0, 500))
    rise: float = number(0.3, 0, 1, "fraction of the cycle spent rising", "p")
    anneal_strategy: str = word("cos", ("cos", "linear"), "cosine or linear annealing")
    div_factor: float = number(
        25, 1, 1e6, "peak rate / initial rate", "d", log=True, slider=(1, 1000)
    )
    final_div_factor: float = number(
        1e4, 1, 1e12, "initial rate / final rate", "e", log=True, slider=(1, 1e6)
    )
    three_phase: bool = flag(False, "three phases: up, down, to the final rate")
    cycle_momentum: bool = flag(True, "cycle the momentum as well")
    base_momentum: float = number(0.85, 0, 0.999, "minimum momentum", r"\mu_{\min}")
    max_momentum: float = number(0.95, 0, 0.999, "maximum momentum", r"\mu_{\max}")

    def factor(self, t: int, steps: int) -> float:
        first = 1 / self.div_factor
        last = first / self.final_div_factor
        return self._between(t, steps, (first, 1.0, first, last), (first, 1.0, last))

    def momentum(self, t: int, steps: int) -> float | None:
        if not self.cycle_momentum:
            return None
        low, high = self.base_momentum, self.max_momentum
        return self._between(t, steps, (high, low, high, high), (high, low, high))

    def _between(
        self, t: int, steps: int, three: tuple[float, ...], two: tuple[float, ...]
    ) -> float:
        """The value at t on the way from corner to corner; after the cycle the last one."""
        period = self.period or steps
        t = min(t, period - 1)
        top = self.rise * period - 1
        corners, ends = (two, (top, period - 1.0))
        if self.three_phase:
            corners, ends = three, (top, 2 * self.rise * period - 2, period - 1.0)
        begin = 0.0
        for i, end in enumerate(ends):
            if t <= end or i == len(ends) - 1:
                part = (t - begin) / (end - begin) if end > begin else 1.0
                return self._annealed(corners[i], corners[i + 1], part)
            begin = end
        raise AssertionError("the last phase has no end")

    def _annealed(self, start: float, end: float, part: float) -> float:
        if self.anneal_strategy == "linear":
            return (end - start) * part + start
        return end + (start - end) / 2.0 * (math.cos(math.pi * part) + 1)
