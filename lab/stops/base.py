"""What every stopping rule declares, and what it sees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from declare.parameters import Declared, flag
from declare.phrases import Phrase


class Here(NamedTuple):
    """One point of a path as a stopping rule sees it: after `step` updates, the start first."""

    step: int
    x: float
    y: float
    loss: float
    gradient: tuple[float, float]


Watch = Callable[[Any, Here], tuple[bool, Any]]


@dataclass(frozen=True)
class Stop(Declared):
    """When a run ends before its budget. Divergence always ends it.

    `curve` is the curve whose number the rule watches. A rule that does not `run_on` ends the
    run; one that does only says where it would have.
    """

    curve: ClassVar[str] = ""
    run_on: ClassVar[bool] = False

    def bound(self) -> float | None:
        """The number below which the watched one ends the run, where there is such a number."""
        return None

    def back(self) -> int:
        """How many steps before its end the rule looks back to; 0 where it looks at the last."""
        return 0

    def waited(self) -> Phrase:
        """What the steps that it looks back to were without, where it looks back to any."""
        return Phrase("{n} steps without a better loss", n=self.back())

    def watch(self) -> tuple[Watch, Any] | None:
        """`(watch, first_memory)`, or None when nothing is watched.

        `watch(memory, here)` sees each point in turn, the start first, and returns whether to
        stop there, and its new memory. It knows only what it has seen: a run may be computed in
        segments, with the memory handed on.
        """
        raise NotImplementedError


def running_on() -> Any:
    """Declare that a rule ends nothing."""
    return flag(False, "run on, only mark where it would stop")
