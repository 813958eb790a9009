"""Booth's function."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Booth(Landscape):
    """Two linear equations as a least-squares problem: the minimum is where the two lines cross.

    f(x, y) = (x + 2y - 7)² + (2x + y - 5)², a quadratic of condition number 9.
    """

    title = "Booth"
    group = "Quadratics"
    formula = r"(x + 2 y - 7)^2 + (2 x + y - 5)^2"
    domain = ((-10.0, 10.0), (-10.0, 10.0))
    start = (-8.0, 2.0)
    display = Display(floor=0.01)
    sources = ("Jamil & Yang 2013, arXiv 1308.4008",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        u, v = x + 2 * y - 7, 2 * x + y - 5
        return u * u + v * v

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        u, v = x + 2 * y - 7, 2 * x + y - 5
        return 2 * u + 4 * v, 4 * u + 2 * v

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 10 + 0 * x, 8 + 0 * x * y, 10 + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 1.0, 3.0, 0.0)]
