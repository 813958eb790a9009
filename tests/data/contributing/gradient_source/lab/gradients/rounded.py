"""Rounded gradients."""

from dataclasses import dataclass

from declare.parameters import number
from lab.gradients.base import Source


@dataclass(frozen=True)
class Rounded(Source):
    """The gradient rounded to a grid, as on hardware with few digits: small slopes vanish."""

    title = "Rounded gradient"

    grid: float = number(0.1, 1e-6, 100, "spacing of the grid", "q", log=True, slider=(1e-3, 10))

    def estimator(self, landscape, m, seed, updates):
        gradient, grid = landscape.gradient, self.grid

        def rounded(k, x, y):
            gx, gy = gradient(x, y, m)
            return gx - gx % grid, gy - gy % grid

        return rounded
