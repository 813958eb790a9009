"""The constant learning rate."""

from dataclasses import dataclass

from lab.schedules.base import Schedule


@dataclass(frozen=True)
class Constant(Schedule):
    """The same learning rate for every step."""

    title = "Constant"
    equation = r"\eta_t = \eta"
    twin_reason = "It is what a library does without a scheduler."

    def factor(self, t: int, steps: int) -> float:
        return 1.0

    def factors(self, updates: range, steps: int) -> list[float]:
        return [1.0] * len(updates)
