"""McCormick's function."""

from dataclasses import dataclass
from math import pi, sin

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class McCormick(Landscape):
    """A tilted trough with a wavy floor: the default start leads to the higher of two minima,
    and the way to the lower one goes uphill first.

    f(x, y) = sin(x + y) + (x - y)² - 1.5x + 2.5y + 1.
    Far outside of the domain it falls without end.
    """

    title = "McCormick"
    formula = r"\sin(x + y) + (x - y)^2 - 1.5 x + 2.5 y + 1"
    domain = ((-1.5, 4.0), (-3.0, 4.0))
    start = (3.5, 3.0)
    display = Display(clip=20.0)
    sources = ("McCormick 1976, Mathematical Programming 10(1), 147",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        across = x - y
        return m.sin(x + y) + across * across - 1.5 * x + 2.5 * y + 1

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        along, across = m.cos(x + y), 2 * (x - y)
        return along + across - 1.5, along - across + 2.5

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        bend = m.sin(x + y)
        return 2 - bend, -2 - bend, 2 - bend

    def critical_points(self) -> list[Critical]:
        """Where x - y = 1 and cos(x + y) = -1/2."""
        found: list[Critical] = []
        for sum_of_both, kind in ((-2, "minimum"), (2, "saddle"), (4, "minimum")):
            total = sum_of_both * pi / 3
            found.append(Critical(kind, (total + 1) / 2, (total - 1) / 2, sin(total) + total / 2))
        return found
