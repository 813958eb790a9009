"""Griewank's function."""

from dataclasses import dataclass
from functools import lru_cache
from math import pi

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape
from landscapes.base_critical import settled

ROOT = 0.5**0.5


@dataclass(frozen=True)
class Griewank(Landscape):
    """A field of almost equally deep dents: the bowl beneath them is far too flat to show the way.

    f(x, y) = 1 + (x² + y²)/4000 - cos x cos(y/√2).
    """

    title = "Griewank"
    group = "Many minima"
    formula = r"1 + \frac{x^2 + y^2}{4000} - \cos(x) \cdot \cos\left(\frac{y}{\sqrt{2}}\right)"
    domain = ((-12.0, 12.0), (-12.0, 12.0))
    start = (9.0, -8.0)
    sources = ("Griewank 1981, Journal of Optimization Theory and Applications 34(1), 11",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        bowl = x * x / 4000 + y * y / 4000
        return 1 + bowl - m.cos(x) * m.cos(ROOT * y)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return (
            x / 2000 + m.sin(x) * m.cos(ROOT * y),
            y / 2000 + m.cos(x) * (ROOT * m.sin(ROOT * y)),
        )

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        product = m.cos(x) * m.cos(ROOT * y)
        mixed = -m.sin(x) * (ROOT * m.sin(ROOT * y))
        return 0.0005 + product, mixed, 0.0005 + 0.5 * product

    def critical_points(self) -> list[Critical]:
        return list(_points(self))


@lru_cache(maxsize=1)
def _points(landscape: Griewank) -> tuple[Critical, ...]:
    """One near every zero of both sines (dents and tops) and of both cosines (passes)."""
    places = [(i, j) for i in range(-7, 8) for j in range(-5, 6) if (i - j) % 2 == 0]
    return tuple(settled(landscape, [(i * pi / 2, j * pi / 2 / ROOT) for i, j in places]))
