"""Lévy's function number 13."""

import math
from dataclasses import dataclass
from functools import lru_cache

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape
from landscapes.base_critical import settled


@dataclass(frozen=True)
class Levy13(Landscape):
    """A bowl whose waves grow with the distance from the minimum: far out each of them is a trap;
    only near the minimum does the bowl show the way.

    f(x, y) = sin²(3πx) + (x - 1)² (1 + sin²(3πy)) + (y - 1)² (1 + sin²(2πy)).
    """

    title = "Lévy 13"
    group = "Many minima"
    formula = (
        r"\sin^2(3 \pi x) + (x - 1)^2 \cdot (1 + \sin^2(3 \pi y))"
        r" + (y - 1)^2 \cdot (1 + \sin^2(2 \pi y))"
    )
    domain = ((-0.5, 2.5), (-0.5, 2.5))
    start = (2.2, 0.1)
    sources = ("Jamil & Yang 2013, arXiv 1308.4008",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        u, v = x - 1, y - 1
        a, b, c = m.sin(3 * m.pi * u), m.sin(3 * m.pi * v), m.sin(2 * m.pi * v)
        return a * a + u * u * (1 + b * b) + v * v * (1 + c * c)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        (u, _, a1, _), (v, b, b1, _) = self._wave(x, 3, m), self._wave(y, 3, m)
        _, c, c1, _ = self._wave(y, 2, m)
        return a1 + 2 * u * (1 + b), u * u * b1 + (2 * v * (1 + c) + v * v * c1)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        (u, _, _, a2), (v, b, b1, b2) = self._wave(x, 3, m), self._wave(y, 3, m)
        _, c, c1, c2 = self._wave(y, 2, m)
        return a2 + 2 * (1 + b), 2 * u * b1, u * u * b2 + (2 * (1 + c) + 4 * v * c1 + v * v * c2)

    def _wave(self, x: Real, k: int, m: Maths) -> tuple[Real, Real, Real, Real]:
        """u = x - 1, and sin²(kπu), which is sin²(kπx), with its first two derivatives."""
        u, turn = x - 1, k * m.pi
        sine = m.sin(turn * u)
        return u, sine * sine, turn * m.sin(2 * turn * u), 2 * turn * turn * m.cos(2 * turn * u)

    def critical_points(self) -> list[Critical]:
        return list(_points(self))


@lru_cache(maxsize=1)
def _points(landscape: Levy13) -> tuple[Critical, ...]:
    """Those that Newton's method finds from a fine grid of the upper right quarter, and their
    mirror images: the function is the same on both sides of x = 1 and of y = 1."""
    steps = [1 + k / 40 for k in range(61)]
    quarter: dict[tuple[float, float], Critical] = {}
    for point in settled(landscape, [(x, y) for x in steps for y in steps], reach=0.02):
        slope = math.hypot(*landscape.gradient_at(point.x, point.y))
        if slope < 1e-12 and 1 <= point.x <= 2.5 and 1 <= point.y <= 2.5:
            quarter[round(point.x, 7), round(point.y, 7)] = point
    mirrored = {
        Critical(kind, a, b, value)
        for kind, x, y, value in quarter.values()
        for a in (x, 2 - x)
        for b in (y, 2 - y)
    }
    return tuple(sorted(mirrored, key=lambda point: point.value))
