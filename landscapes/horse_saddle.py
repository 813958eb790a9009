"""The saddle of a horse."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class HorseSaddle(Landscape):
    """A minimum along x, a maximum along y, and no bottom: the loss falls for ever.

    f(x, y) = x² - y², the hyperbolic paraboloid.
    """

    title = "Horse saddle"
    group = "Saddles and plateaus"
    formula = r"x^2 - y^2"
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    start = (1.8, 0.001)
    separable = True
    sources = ("Dauphin et al. 2014, arXiv 1406.2572, section 3",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return x * x - y * y

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return 2 * x, -2 * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 2 + 0 * x, 0 * x * y, -2 + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("saddle", 0.0, 0.0, 0.0)]
