"""Matyas's function."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Matyas(Landscape):
    """A plate with almost no curvature along its diagonal: the path soon reaches the diagonal and
    then creeps along it.

    f(x, y) = 0.26 (x² + y²) - 0.48 x y, a quadratic of condition number 25.
    """

    title = "Matyas"
    group = "Quadratics"
    formula = r"0.26 \cdot (x^2 + y^2) - 0.48 x y"
    domain = ((-10.0, 10.0), (-10.0, 10.0))
    start = (-9.0, -3.0)
    display = Display(floor=0.001)
    sources = ("Jamil & Yang 2013, arXiv 1308.4008",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return 0.26 * (x * x + y * y) - 0.48 * (x * y)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return 0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 0.52 + 0 * x, -0.48 + 0 * x * y, 0.52 + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
