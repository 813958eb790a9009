"""What every gradient estimator declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.maths import Maths
from declare.parameters import Declared
from declare.phrases import Phrase
from landscapes.base import Landscape

Estimator = Callable[[int, Any, Any], tuple[Any, Any]]


@dataclass(frozen=True)
class Source(Declared):
    """Where the gradient of a step comes from.

    What a source draws is a function of seed and step only: every run sees the same
    stream, and a longer run has the same prefix. `noisy` is True where the gradient is that of
    the loss plus noise of finite variance, which keeps a run with a constant rate from settling.
    """

    noisy: ClassVar[bool] = False

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        """`(k, x, y) -> (gx, gy)`: the gradient of update k (from 0), for k in `updates`."""
        raise NotImplementedError

    def variance(self) -> float | None:
        """The variance of independent noise on each coordinate, None where it is none such."""
        return None

    def times(self, landscape: Landscape) -> int:
        """How many times the gradient of the loss its gradients are, in the mean."""
        return 1

    def misfit(self, landscape: Landscape) -> Phrase | None:
        """Why it says nothing of its own about a landscape: a sentence, None if it does."""
        return None
