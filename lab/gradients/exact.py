"""The exact gradient."""

from dataclasses import dataclass

from declare.maths import Maths
from lab.gradients.base import Estimator, Source
from landscapes.base import Landscape


@dataclass(frozen=True)
class Exact(Source):
    """The gradient itself, to the last digit."""

    title = "Exact gradient"

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        gradient = landscape.gradient
        return lambda k, x, y: gradient(x, y, m)
