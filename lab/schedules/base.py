"""What every schedule declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.parameters import Declared
from declare.twins import Twin

Watch = Callable[[Any, float], tuple[float, Any]]


@dataclass(frozen=True)
class Schedule(Declared):
    """A factor of the base learning rate for each step.

    `factor(t, steps)` is the factor in force for update number t (from 0) of a run whose
    budget is `steps` updates. `cycles` is True where it may fall and rise again. `twin_reason`
    says why there is no twin, where there is none.
    """

    equation: ClassVar[str]
    cycles: ClassVar[bool] = False
    twin: ClassVar[Twin | None] = None
    twin_reason: ClassVar[str] = ""
    also: ClassVar[tuple[Twin, ...]] = ()

    def factor(self, t: int, steps: int) -> float:
        """The number that multiplies the base learning rate in update t."""
        raise NotImplementedError

    def factors(self, updates: range, steps: int) -> list[float]:
        """The factors of a range of updates."""
        factor = self.factor
        return [factor(t, steps) for t in updates]

    def cold(self, t: int, steps: int) -> bool:
        """Whether a cycle ends with update t: the rate has come down to it, and rises after it."""
        if not self.cycles or t < 1:
            return False
        before, here, after = (self.factor(k, steps) for k in (t - 1, t, t + 1))
        return before >= here < after

    def momentum(self, t: int, steps: int) -> float | None:
        """What replaces the momentum (or β₁) in update t; None leaves it alone."""
        return None

    def watch(self) -> tuple[Watch, Any] | None:
        """`(watch, first_memory)`, or None for a schedule that does not look at the loss.

        `watch(memory, loss)` sees in each update the loss at the point it leaves, and
        returns the factor of the next update, and its new memory. The first factor is 1.
        """
        return None
