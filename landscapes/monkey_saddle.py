"""The saddle of a monkey, with three ways out."""

from dataclasses import dataclass
from math import sqrt

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class MonkeySaddle(Landscape):
    """A saddle for two legs and a tail: three ways lead down from a point that is flat in every
    direction, so the curvature there says nothing about where to go.

    f(x, y) = x³ - 3x y² + (x² + y²)²/4; the last term closes the three valleys.
    """

    title = "Monkey saddle"
    group = "Saddles and plateaus"
    formula = r"x^3 - 3 x y^2 + \frac{(x^2 + y^2)^2}{4}"
    domain = ((-3.8, 3.8), (-3.8, 3.8))
    start = (1.5, 0.4)
    display = Display(clip=12.0)
    sources = ("Hilbert & Cohn-Vossen 1952, Geometry and the Imagination, section 28",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        xx, yy = x * x, y * y
        square = xx + yy
        return x * (xx - 3 * yy) + 0.25 * (square * square)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        xx, yy = x * x, y * y
        square = xx + yy
        return 3 * (xx - yy) + x * square, y * (square - 6 * x)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        xx, yy = x * x, y * y
        return 3 * xx + 6 * x + yy, 2 * y * (x - 3), xx - 6 * x + 3 * yy

    def critical_points(self) -> list[Critical]:
        aside = 1.5 * sqrt(3)
        return [
            Critical("minimum", -3.0, 0.0, -6.75),
            Critical("minimum", 1.5, -aside, -6.75),
            Critical("minimum", 1.5, aside, -6.75),
            Critical("degenerate", 0.0, 0.0, 0.0),
        ]
