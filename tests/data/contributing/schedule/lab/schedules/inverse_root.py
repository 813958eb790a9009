"""Inverse square root."""

from dataclasses import dataclass
from math import sqrt

from declare.parameters import number
from lab.schedules.base import Schedule


@dataclass(frozen=True)
class InverseRoot(Schedule):
    """The rate falls like one over the square root of the step: slower than inverse time.

    Zinkevich 2003, theorem 1.
    """

    title = "Inverse square root"
    equation = r"\eta_t = \frac{\eta}{\sqrt{1 + k\,t}}"
    twin_reason = "Libraries leave it to a function of one's own."

    k: float = number(0.05, 0, 100, "growth below the root", "k", slider=(0, 1))

    def factor(self, t, steps):
        return 1 / sqrt(1 + self.k * t)
