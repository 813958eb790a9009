"""The gorge: a quadratic with any condition number and any direction."""

from dataclasses import dataclass
from math import cos, sin

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Gorge(Landscape):
    """A straight gorge of your own design: the condition number sets how narrow it is, the angle
    how far it is rotated from the axes.

    f(x, y) = (u² + κ v²) / 2 with u = x cos θ + y sin θ along and v = y cos θ - x sin θ across.
    """

    title = "Gorge"
    group = "Quadratics"
    formula = (
        r"\frac{(x \cdot \cos(\theta) + y \cdot \sin(\theta))^2"
        r" + \kappa \cdot (y \cdot \cos(\theta) - x \cdot \sin(\theta))^2}{2}"
    )
    domain = ((-8.0, 8.0), (-8.0, 8.0))
    start = (-6.5, -1.0)
    display = Display(floor=0.001)
    sources = ("Goh 2017, Why Momentum Really Works, Distill, doi 10.23915/distill.00006",)

    kappa: float = number(50, 1, 10000, "condition number", r"\kappa", log=True)
    theta: float = number(0.5, -1.5, 1.5, "valley angle (radians)", r"\theta")

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        c, s = cos(self.theta), sin(self.theta)
        along, across = c * x + s * y, c * y - s * x
        return 0.5 * (along * along + self.kappa * (across * across))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        c, s = cos(self.theta), sin(self.theta)
        along, across = c * x + s * y, self.kappa * (c * y - s * x)
        return c * along - s * across, s * along + c * across

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        c, s, kappa = cos(self.theta), sin(self.theta), self.kappa
        hxx, hxy, hyy = c * c + kappa * s * s, (1 - kappa) * c * s, s * s + kappa * c * c
        return hxx + 0 * x, hxy + 0 * x * y, hyy + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
