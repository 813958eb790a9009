"""Gaussian noise on the gradient."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from declare.maths import Array, Maths, Real
from declare.parameters import number
from lab.gradients.base import Estimator, Source
from landscapes.base import Landscape


@dataclass(frozen=True)
class Noise(Source):
    """The gradient plus a normal random number in each coordinate, the same for every run."""

    title = "Gaussian noise"
    noisy = True

    sigma: float = number(
        0.5, 0, 1000, "standard deviation of the noise", r"\sigma", slider=(0, 10)
    )

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        gradient, sigma, first = landscape.gradient, self.sigma, updates.start
        draws = normals(seed, updates.stop)[first:].tolist()

        def noisy(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            gx, gy = gradient(x, y, m)
            nx, ny = draws[k - first]
            return gx + sigma * nx, gy + sigma * ny

        return noisy

    def variance(self) -> float:
        return self.sigma * self.sigma


@lru_cache(maxsize=16)
def normals(seed: int, updates: int) -> Array:
    """(updates, 2) standard normals from PCG64: one row an update, prefix-stable."""
    return np.random.default_rng(seed).standard_normal((updates, 2))
