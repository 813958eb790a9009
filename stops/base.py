"""What every stop rule declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parameters import Declared

Watch = Callable[[Any, float, float, float], tuple[bool, Any]]


@dataclass(frozen=True)
class Stop(Declared):
    """When a run ends before its budget. Divergence always ends it."""

    def watch(self) -> tuple[Watch, Any] | None:
        """`(watch, first_memory)`, or None when nothing is watched.

        `watch(memory, loss, gx, gy)` sees the loss and the gradient of each point in turn,
        the start first, and returns whether to stop there, and its new memory.
        """
        raise NotImplementedError
