"""A deep chain of multiplications."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape, hyperbola


@dataclass(frozen=True)
class DeepChain(Landscape):
    """Eight layers that share two weights: their product vanishes near the axes and explodes
    towards the corners, which gives the same network a plateau and a cliff.

    f(x, y) = (x⁴ y⁴ - 1)²/2. Every point of the curves x y = 1 and x y = -1 is a minimum, and
    on both axes gradient and Hessian are zero.
    """

    title = "Deep chain of eight layers"
    group = "Saddles and plateaus"
    formula = r"\frac{(x^4 y^4 - 1)^2}{2}"
    domain = ((-1.5, 1.5), (-1.5, 1.5))
    start = (1.25, 1.25)
    display = Display(floor=0.001, clip=50.0)
    isolated = False
    infimum = 0.0
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, sections 8.2.4 and 8.2.5",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        p = x * y
        error = p * p * (p * p) - 1
        return 0.5 * (error * error)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        p = x * y
        slope = 4 * p * p * p * (p * p * (p * p) - 1)
        return y * slope, x * slope

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        p = x * y
        square = p * p
        slope, bend = 4 * square * p * (square * square - 1), square * (28 * square * square - 12)
        return y * y * bend, slope + p * bend, x * x * bend

    def critical_points(self) -> list[Critical]:
        return []

    def valley(self) -> list[list[tuple[float, float]]]:
        """The four branches of |x y| = 1."""
        return [hyperbola(1.5, x, y) for x in (-1, 1) for y in (-1, 1)]
