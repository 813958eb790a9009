"""What every schedule declares."""

from dataclasses import dataclass
from typing import ClassVar

from parameters import Declared


@dataclass(frozen=True)
class Schedule(Declared):
    """A factor of the base learning rate for each step.

    `factor(t, steps)` is the factor in force for update number t (from 0) of a run whose
    budget is `steps` updates.
    """

    equation: ClassVar[str]
    twin: ClassVar[str | None] = None

    def factor(self, t: int, steps: int) -> float:
        """The number that multiplies the base learning rate in update t."""
        raise NotImplementedError
