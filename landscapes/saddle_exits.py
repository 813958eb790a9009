"""A saddle with two ways out."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class SaddleExits(Landscape):
    """A saddle between two equal minima: on the ridge the slope is nearly zero, and only a tiny
    difference in y decides when and to which side a path leaves it.

    f(x, y) = 2x² - y²/2 + y⁴/4.
    """

    title = "Saddle with two exits"
    group = "Saddles and plateaus"
    formula = r"2 x^2 - \frac{y^2}{2} + \frac{y^4}{4}"
    domain = ((-2.0, 2.0), (-1.8, 1.8))
    start = (1.6, 1e-6)
    display = Display(clip=4.0)
    separable = True
    sources = ("Dauphin et al. 2014, arXiv 1406.2572, section 3",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        square = y * y
        return 2 * (x * x) + square * (0.25 * square - 0.5)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return 4 * x, y * (y * y - 1)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 4 + 0 * x, 0 * x * y, 3 * y * y - 1

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", 0.0, -1.0, -0.25),
            Critical("minimum", 0.0, 1.0, -0.25),
            Critical("saddle", 0.0, 0.0, 0.0),
        ]
