"""Two valleys of different depth."""

from dataclasses import dataclass
from math import acos, cos, pi, sqrt

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class TwoValleys(Landscape):
    """A shallow and a deep valley with a pass between them: without a push a path ends in the one
    it starts in.

    f(x, y) = x⁴/4 - x² + t x + y²/2: the tilt t makes the left valley the deeper one.
    """

    title = "Two valleys"
    group = "Valleys and ravines"
    formula = r"\frac{x^4}{4} - x^2 + t x + \frac{y^2}{2}"
    domain = ((-2.4, 2.4), (-2.0, 2.0))
    start = (2.0, 1.5)
    display = Display(clip=3.0)
    separable = True
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, figure 4.3",)

    tilt: float = number(0.25, 0, 1, "tilt", "t")

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        square = x * x
        return (square * (0.25 * square - 1) + self.tilt * x) + 0.5 * (y * y)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return x * (x * x - 2) + self.tilt, y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 3 * x * x - 2, 0 * x * y, 1 + 0 * y

    def critical_points(self) -> list[Critical]:
        """The three roots of x³ - 2x + t, by Viète's formula and one step of Newton's method."""
        found: list[Critical] = []
        for turn, kind in ((0, "minimum"), (1, "saddle"), (2, "minimum")):
            angle = acos(-0.75 * sqrt(1.5) * self.tilt) / 3 - turn * 2 * pi / 3
            x = sqrt(8 / 3) * cos(angle)
            x -= (x * (x * x - 2) + self.tilt) / (3 * x * x - 2)
            found.append(Critical(kind, x, 0.0, self.value_at(x, 0.0)))
        return found
