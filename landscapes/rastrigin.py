"""Rastrigin's egg box."""

import math
from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class Rastrigin(Landscape):
    """A wide bowl under an egg box: every dent is a minimum, and only one is the lowest.

    f(x, y) = 2A + x² + y² - A cos 2πx - A cos 2πy.
    """

    title = "Rastrigin"
    group = "Many minima"
    formula = r"2 A + x^2 + y^2 - A \cos(2 \pi x) - A \cos(2 \pi y)"
    domain = ((-3.6, 3.6), (-3.6, 3.6))
    start = (3.2, 2.7)
    separable = True
    sources = ("Rastrigin 1974, Systems of extremal control",)

    amplitude: float = number(10, 2, 20, "ripple amplitude", "A")

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        turn, depth = 2 * m.pi, self.amplitude
        return (depth + x * x - depth * m.cos(turn * x)) + (depth + y * y - depth * m.cos(turn * y))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        turn = 2 * m.pi
        slope = turn * self.amplitude
        return 2 * x + slope * m.sin(turn * x), 2 * y + slope * m.sin(turn * y)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        turn = 2 * m.pi
        bend = turn * turn * self.amplitude
        return 2 + bend * m.cos(turn * x), 0 * x * y, 2 + bend * m.cos(turn * y)

    def critical_points(self) -> list[Critical]:
        roots = self._roots()
        return [
            Critical(
                "minimum" if p and q else "saddle" if p or q else "maximum",
                x,
                y,
                self.value_at(x, y),
            )
            for x, p in roots
            for y, q in roots
        ]

    def _roots(self) -> list[tuple[float, bool]]:
        """The roots of one coordinate's derivative, each with whether it is a minimum.

        For a depth of at least 2 the sine outweighs the slope of the bowl up to the edge of
        the domain, so that there is one root in each half period: k/2 and a little more or
        less, which the iteration makes exact.
        """
        found = [(0.0, True)]
        for k in range(1, 8):
            low, x = k % 2 == 0, k / 2
            for _ in range(60):
                aside = math.asin(x / (math.pi * self.amplitude)) / (2 * math.pi)
                x = k / 2 - aside if low else k / 2 + aside
            if x <= self.domain[0][1]:
                found += [(x, low), (-x, low)]
        return found
