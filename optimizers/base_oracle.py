"""Probe: the landscape as a joint rule sees it in one update."""

import math
from collections.abc import Callable

import numpy as np

from declare.maths import Maths, Pair
from landscapes.base import Landscape, on_floats

Estimator = Callable[[int, float, float], Pair]
"""The gradient that an update sees at a point."""


class Oracle:
    """Loss, gradient and Hessian anywhere, and random numbers of one update.

    The gradient is that of the run's source: the same noise or mini-batch for every place
    that is asked about in one update. Loss and Hessian are exact.
    """

    def __init__(
        self,
        landscape: Landscape,
        m: Maths,
        estimator: Estimator,
        seed: int,
    ) -> None:
        self._surface, self._m = on_floats(landscape), m
        self._estimator, self._seed = estimator, seed
        self.update = 0

    def value(self, x: float, y: float) -> float:
        """The loss; infinite where it is not a number, so that no search goes there."""
        try:
            found = self._surface.value(x, y, self._m)
        except (ArithmeticError, ValueError):
            return math.inf
        return found if found == found else math.inf

    def gradient(self, x: float, y: float) -> tuple[float, float]:
        """The gradient that the run's source gives in this update."""
        return self._estimator(self.update, x, y)

    def hessian(self, x: float, y: float) -> tuple[float, float, float]:
        """(∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²)."""
        return self._surface.hessian(x, y, self._m)

    def normals(self, count: int) -> list[float]:
        """Standard normals: a function of seed and update only, the same for every run."""
        return np.random.default_rng((self._seed, self.update)).standard_normal(count).tolist()

    def uniforms(self, count: int) -> list[float]:
        """Uniform numbers in [0, 1): a function of seed and update only."""
        return np.random.default_rng((self._seed, self.update, 1)).random(count).tolist()
