"""Beale's function."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Beale(Landscape):
    """Steep walls at the corners and a long flat valley: the gradient is either huge or almost
    zero, and a rate that suits one part is wrong for the other.

    f(x, y) = (1.5 - x + x y)² + (2.25 - x + x y²)² + (2.625 - x + x y³)².
    """

    title = "Beale"
    group = "Valleys and ravines"
    formula = r"(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2"
    domain = ((-4.5, 4.5), (-4.5, 4.5))
    start = (-1.5, 1.5)
    display = Display(floor=0.01, clip=1000.0)
    sources = (
        "Beale 1958, On an iterative method for finding a local minimum",
        "Moré, Garbow & Hillstrom 1981, ACM TOMS 7(1), 17, problem 5",
    )

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        a, b, c = 1.5 + x * (y - 1), 2.25 + x * (y * y - 1), 2.625 + x * (y * y * y - 1)
        return a * a + b * b + c * c

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        u, v, w = y - 1, y * y - 1, y * y * y - 1
        a, b, c = 1.5 + x * u, 2.25 + x * v, 2.625 + x * w
        return 2 * (a * u + b * v + c * w), 2 * x * (a + 2 * y * b + 3 * (y * y) * c)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        square = y * y
        u, v, w = y - 1, square - 1, square * y - 1
        a, b, c = 1.5 + x * u, 2.25 + x * v, 2.625 + x * w
        mixed = a + 2 * y * b + 3 * square * c + x * (u + 2 * y * v + 3 * square * w)
        hyy = 2 * x * (x * (1 + square * (4 + 9 * square)) + 2 * b + 6 * y * c)
        return 2 * (u * u + v * v + w * w) + 0 * x, 2 * mixed, hyy

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", 3.0, 0.5, 0.0),
            Critical("saddle", 0.10053793732415836, -2.644513585023125, 9.86451228475556),
            Critical("saddle", 0.0, 1.0, 14.203125),
        ]
