"""The three-hump camel."""

from dataclasses import dataclass
from math import sqrt

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class ThreeHumpCamel(Landscape):
    """The lowest minimum in the middle, a higher one on either side: a start far out is caught by
    the side minimum, unless strong momentum carries the path over the hump.

    f(x, y) = 2x² - 1.05x⁴ + x⁶/6 + x y + y².
    """

    title = "Three-hump camel"
    formula = r"2 x^2 - 1.05 x^4 + \frac{x^6}{6} + x y + y^2"
    domain = ((-2.4, 2.4), (-2.4, 2.4))
    start = (-2.0, 2.2)
    display = Display(clip=5.0)
    sources = ("Jamil & Yang 2013, arXiv 1308.4008",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        xx = x * x
        return xx * (2 + xx * (xx / 6 - 1.05)) + x * y + y * y

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        xx = x * x
        return x * (4 + xx * (xx - 4.2)) + y, x + 2 * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        xx = x * x
        return 4 + xx * (5 * xx - 12.6), 1 + 0 * x * y, 2 + 0 * y

    def critical_points(self) -> list[Critical]:
        """On y = -x/2 the slope is x (x⁴ - 4.2x² + 3.5)."""
        found = [Critical("minimum", 0.0, 0.0, 0.0)]
        for kind, sign in (("minimum", 1), ("saddle", -1)):
            x = sqrt(2.1 + sign * sqrt(0.91))
            value = self.value_at(x, -x / 2)
            found += [Critical(kind, x, -x / 2, value), Critical(kind, -x, x / 2, value)]
        return found
