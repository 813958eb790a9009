"""Heavy-tailed noise on the gradient."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from declare.maths import Array, Maths, Real
from declare.parameters import number
from lab.gradients.base import Estimator, Source
from landscapes.base import Landscape


@dataclass(frozen=True)
class HeavyTailed(Source):
    """The gradient plus noise that is usually small and occasionally enormous.

    In each coordinate σ times a number from Student's t distribution with ν degrees of
    freedom, the same for every run: its variance is infinite for ν ≤ 2, and even its mean
    is for ν = 1. The gradients of deep networks look like this (Simsekli et al. 2019,
    arXiv 1901.06053; Zhang et al. 2020, arXiv 1912.03194).
    """

    title = "Heavy-tailed noise"

    nu: float = number(1.5, 1, 30, "degrees of freedom", r"\nu", log=True)
    sigma: float = number(0.5, 0, 1000, "noise scale", r"\sigma", slider=(0, 10))

    def estimator(self, landscape: Landscape, m: Maths, seed: int, updates: range) -> Estimator:
        gradient, sigma, first = landscape.gradient, self.sigma, updates.start
        draws = students(seed, self.nu, updates.stop)[first:].tolist()

        def noisy(k: int, x: Real, y: Real) -> tuple[Real, Real]:
            gx, gy = gradient(x, y, m)
            nx, ny = draws[k - first]
            return gx + sigma * nx, gy + sigma * ny

        return noisy


@lru_cache(maxsize=16)
def students(seed: int, nu: float, updates: int) -> Array:
    """(updates, 2) numbers of Student's t from PCG64: one row an update, prefix-stable."""
    return np.random.default_rng(seed).standard_t(nu, (updates, 2))
