"""What every average of the iterates declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.parameters import Declared, whole
from declare.twins import Twin

Point = tuple[float, float]
Follow = Callable[[Any, int, float, float], tuple[Point, Any]]


@dataclass(frozen=True)
class Average(Declared):
    """A second path beside the run's: an average of its points, which does not steer it."""

    equation: ClassVar[str]
    twin: ClassVar[Twin | None] = None
    twin_reason: ClassVar[str] = ""

    def follow(self) -> tuple[Follow, Any] | None:
        """`(follow, first_memory)`, or None when nothing is averaged.

        `follow(memory, n, x, y)` sees the points in turn, n being the updates that led to
        each (0 at the start), and returns the average after them, and its new memory.
        Before the first point that counts, the average is the start.
        """
        raise NotImplementedError


def first_averaged(default: int) -> Any:
    """Declare the update from which points are averaged."""
    return whole(default, 0, 20000, "first update averaged", "s", slider=(0, 500))


def averaged_every() -> Any:
    """Declare how many updates there are from one averaged point to the next."""
    return whole(1, 1, 20000, "updates between averaged points", "c", slider=(1, 50))


def running(
    start: int, every: int, mix: Callable[[int, float, float], float]
) -> tuple[Follow, Any]:
    """Follow points with `mix(count, average, coordinate)`, the first of them copied."""

    def follow(memory: Any, n: int, x: float, y: float) -> tuple[Point, Any]:
        count, ax, ay = memory
        if n == 0:
            ax, ay = x, y
        if n >= max(start, 1) and (n - start) % every == 0:
            ax, ay = (x, y) if count == 0 else (mix(count, ax, x), mix(count, ay, y))
            count += 1
        return (ax, ay), (count, ax, ay)

    return follow, (0, 0.0, 0.0)
