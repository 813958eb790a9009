"""The ravine: a quadratic whose two curvatures differ."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Ravine(Landscape):
    """Steep across, almost flat along: one learning rate cannot suit both directions.

    f(x, y) = (x² + κ y²) / 2, so that κ is the condition number of the Hessian.
    """

    title = "Ravine"
    group = "Quadratics"
    formula = r"\frac{x^2 + \kappa y^2}{2}"
    domain = ((-12.0, 12.0), (-2.4, 2.4))
    start = (-10.0, 1.0)
    display = Display(floor=0.001)
    separable = True
    sources = ("Nocedal & Wright, Numerical Optimization, 2nd edition, section 3.3",)

    kappa: float = number(100, 1, 1000, "condition number", r"\kappa", log=True)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return 0.5 * (x * x + self.kappa * (y * y))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return x, self.kappa * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 1 + 0 * x, 0 * x * y, self.kappa + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
