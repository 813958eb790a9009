"""Schwefel's function."""

from dataclasses import dataclass
from functools import lru_cache
from math import atan, pi, sin

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape

# Makes the lowest loss zero: twice the greatest x sin(10 √x) in the domain.
LIFT = 8.379657745448674


@dataclass(frozen=True)
class Schwefel(Landscape):
    """The deepest hole lies in a corner, far from the next deepest: what a search has learnt
    from one part of the surface misleads it in another.

    f(x, y) = 8.379657745448674 - x sin(10 √|x|) - y sin(10 √|y|), the usual function with its
    coordinates and its value in hundreds.
    """

    title = "Schwefel"
    group = "Many minima"
    formula = (
        r"8.379657745448674 - x \cdot \sin(10 \cdot \sqrt{|x|})"
        r" - y \cdot \sin(10 \cdot \sqrt{|y|})"
    )
    domain = ((-5.0, 5.0), (-5.0, 5.0))
    start = (-1.0, -1.5)
    separable = True
    smooth = False
    sources = ("Schwefel 1981, Numerical Optimization of Computer Models, problem 2.26",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        along = x * m.sin(10 * m.sqrt(m.abs(x)))
        return (LIFT - along) - y * m.sin(10 * m.sqrt(m.abs(y)))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return self._slope(x, m), self._slope(y, m)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return self._bend(x, m), 0 * x * y, self._bend(y, m)

    def _slope(self, x: Real, m: Maths) -> Real:
        root = m.sqrt(m.abs(x))
        return -m.sin(10 * root) - 5 * root * m.cos(10 * root)

    def _bend(self, x: Real, m: Maths) -> Real:
        """Without bound next to zero, and taken as zero there."""
        root = m.sqrt(m.abs(x))
        safe = m.where(root == 0, 1.0, root)
        return m.sign(x) * (25 * m.sin(10 * root) - 7.5 * m.cos(10 * root) / safe)

    def critical_points(self) -> list[Critical]:
        return list(_points())


@lru_cache(maxsize=1)
def _points() -> tuple[Critical, ...]:
    """Each coordinate is zero, where the slope vanishes without a turn, or ±(t/10)² with
    tan t = -t/2, a minimum and a maximum in turn."""
    roots: list[tuple[float, bool | None, float]] = [(0.0, None, 0.0)]
    for k in range(1, 8):
        t = k * pi
        for _ in range(60):
            t = k * pi - atan(t / 2)
        x = (t / 10) ** 2
        roots += [(x, k % 2 == 1, x * sin(t)), (-x, k % 2 == 0, -x * sin(t))]
    found: list[Critical] = []
    for x, p, height_x in roots:
        for y, q, height_y in roots:
            same = "minimum" if p else "maximum"
            kind = "degenerate" if None in (p, q) else same if p == q else "saddle"
            found.append(Critical(kind, x, y, LIFT - height_x - height_y))
    return tuple(found)
