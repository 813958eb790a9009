"""Easom's function."""

from dataclasses import dataclass
from math import atan, cos, exp, pi

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class Easom(Landscape):
    """A needle's eye in a plain: outside the hole the surface is flat to many digits, and its
    faint slope leads away from the minimum.

    f(x, y) = -cos x cos y exp(-(x - π)² - (y - π)²).
    """

    title = "Easom"
    group = "Saddles and plateaus"
    formula = r"-\cos(x) \cdot \cos(y) \cdot e^{-(x - \pi)^2 - (y - \pi)^2}"
    domain = ((0.0, 6.0), (0.0, 6.0))
    start = (4.3, 2.2)
    sources = ("Easom 1990, A survey of global optimization techniques, University of Louisville",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return -self._bell(x, m)[0] * self._bell(y, m)[0]

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        (bx, sx, _), (by, sy, _) = self._bell(x, m), self._bell(y, m)
        return -sx * by, -bx * sy

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        (bx, sx, cx), (by, sy, cy) = self._bell(x, m), self._bell(y, m)
        return -cx * by, -sx * sy, -bx * cy

    def _bell(self, x: Real, m: Maths) -> tuple[Real, Real, Real]:
        """cos u exp(-u²) with its first two derivatives; u = x - π, and cos x = -cos u."""
        u = x - m.pi
        wave, turned, bell = m.cos(u), m.sin(u), m.exp(-u * u)
        return (
            wave * bell,
            -(turned + 2 * u * wave) * bell,
            ((4 * u * u - 3) * wave + 4 * u * turned) * bell,
        )

    def critical_points(self) -> list[Critical]:
        """Where both factors have an extremum (tan u = -2u), or both are zero (cos u = 0)."""
        side = 2.0
        for _ in range(60):
            side = pi - atan(2 * side)
        level = [(0.0, 1.0), (side, cos(side) * exp(-side * side))]
        level.append((-side, level[1][1]))
        tops = [
            Critical("minimum" if (p == 0) == (q == 0) else "maximum", pi + p, pi + q, -f * g)
            for p, f in level
            for q, g in level
        ]
        zeros = (pi / 2, 3 * pi / 2)
        return tops + [Critical("saddle", x, y, 0.0) for x in zeros for y in zeros]
