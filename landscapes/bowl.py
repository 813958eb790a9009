"""The round bowl."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class Bowl(Landscape):
    """Equal curvature in every direction: the gradient points straight at the minimum.

    f(x, y) = x² + y², the sphere function.
    """

    title = "Round bowl"
    group = "Quadratics"
    formula = r"x^2 + y^2"
    domain = ((-3.0, 3.0), (-3.0, 3.0))
    start = (-2.4, 1.8)
    separable = True
    sources = ("De Jong 1975, function F1 (sphere)",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return x * x + y * y

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return 2 * x, 2 * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 2 + 0 * x, 0 * x * y, 2 + 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
