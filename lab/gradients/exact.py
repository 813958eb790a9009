"""The exact gradient."""

from dataclasses import dataclass

from lab.gradients.base import Source


@dataclass(frozen=True)
class Exact(Source):
    """The gradient itself, to the last digit."""

    title = "Exact gradient"

    def estimator(self, landscape, m, seed, updates):
        gradient = landscape.gradient
        return lambda k, x, y: gradient(x, y, m)
