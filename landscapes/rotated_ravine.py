"""The ravine, turned by 45 degrees."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class RotatedRavine(Landscape):
    """The ravine turned by 45°: separate rates for x and y no longer help, because the steep
    direction is a mixture of both.

    f(x, y) = ((x + y)² + κ (x - y)²) / 4, with the curvatures 1 along and κ across the floor.
    """

    title = "Ravine, turned by 45°"
    group = "Quadratics"
    formula = r"\frac{(x + y)^2 + \kappa \cdot (x - y)^2}{4}"
    domain = ((-8.0, 8.0), (-8.0, 8.0))
    start = (-6.0, -4.5)
    display = Display(floor=0.001)
    sources = ("Nocedal & Wright, Numerical Optimization, 2nd edition, section 3.3",)

    kappa: float = number(100, 1, 1000, "condition number", r"\kappa", log=True)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        along, across = x + y, x - y
        return 0.25 * (along * along + self.kappa * (across * across))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        along, across = 0.5 * (x + y), 0.5 * self.kappa * (x - y)
        return along + across, along - across

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        pure, mixed = 0.5 * (1 + self.kappa), 0.5 * (1 - self.kappa)
        return pure + 0 * x, mixed + 0 * x * y, pure + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
