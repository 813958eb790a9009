"""Rosenbrock's banana."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class Rosenbrock(Landscape):
    """A curved valley: finding it is easy, following its flat floor to the minimum is slow.

    f(x, y) = (a - x)² + b (y - x²)².
    """

    title = "Rosenbrock"
    group = "Valleys and ravines"
    formula = r"(a - x)^2 + b \cdot (y - x^2)^2"
    domain = ((-2.2, 2.2), (-1.2, 3.2))
    start = (-1.5, 2.0)
    display = Display(floor=0.01, clip=1000.0)
    sources = ("Rosenbrock 1960, The Computer Journal 3(3), 175",)

    a: float = number(1, -1.5, 1.7, "location of the minimum", "a")
    b: float = number(100, 1, 1000, "valley steepness", "b", log=True)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        u, v = self.a - x, y - x * x
        return u * u + self.b * (v * v)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        v = 2 * self.b * (y - x * x)
        return 2 * (x - self.a) - 2 * x * v, v

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        b = self.b
        return 2 + 12 * b * x * x - 4 * b * y, -4 * b * x + 0 * y, 2 * b + 0 * x

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", self.a, self.a * self.a, 0.0)]
