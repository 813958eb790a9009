"""What every source of gradients declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from landscapes.base import Landscape
from parameters import Declared
from wording import Phrase

Oracle = Callable[[int, Any, Any], tuple[Any, Any]]


@dataclass(frozen=True)
class Source(Declared):
    """Where the gradient of a step comes from.

    What a source draws is a function of seed and step only: every run sees the same
    stream, and a longer run has the same prefix.
    """

    def oracle(self, landscape: Landscape, m: Any, seed: int, updates: range) -> Oracle:
        """`(k, x, y) -> (gx, gy)`: the gradient of update k (from 0), for k in `updates`."""
        raise NotImplementedError

    def misfit(self, landscape: Landscape) -> Phrase | None:
        """Why it says nothing of its own about a landscape: a sentence, None if it does."""
        return None
