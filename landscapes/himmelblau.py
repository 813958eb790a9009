"""Himmelblau's function."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Himmelblau(Landscape):
    """Four equal minima: where a path ends depends on where it starts and on how it moves.

    f(x, y) = (x² + y - 11)² + (x + y² - 7)².
    """

    title = "Himmelblau"
    group = "Many minima"
    formula = r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2"
    domain = ((-5.5, 5.5), (-5.5, 5.5))
    start = (0.0, 0.0)
    display = Display(floor=0.01, clip=300.0)
    sources = ("Himmelblau 1972, Applied Nonlinear Programming",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        u, v = x * x + y - 11, x + y * y - 7
        return u * u + v * v

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        u, v = x * x + y - 11, x + y * y - 7
        return 4 * x * u + 2 * v, 2 * u + 4 * y * v

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 12 * x * x + 4 * y - 42, 4 * (x + y), 4 * x + 12 * y * y - 26

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", -3.779310253377747, -3.2831859912861696, 0.0),
            Critical("minimum", -2.805118086952745, 3.131312518250573, 0.0),
            Critical("minimum", 3.0, 2.0, 0.0),
            Critical("minimum", 3.5844283403304917, -1.8481265269644036, 0.0),
            Critical("saddle", 3.385154183607021, 0.07385187983774928, 13.311926270405587),
            Critical("saddle", 0.08667750455539636, 2.884254701174776, 67.71915008752613),
            Critical("saddle", -3.0730257507643897, -0.08135304428796751, 104.01516291755811),
            Critical("saddle", -0.12796134673068008, -1.9537149802445763, 178.33723920192745),
            Critical("maximum", -0.2708445906673476, -0.9230385564799815, 181.6165215225827),
        ]
