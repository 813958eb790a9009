"""Ackley's funnel."""

from dataclasses import dataclass
from functools import lru_cache

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Landscape
from landscapes.base_critical import settled

HALF = 0.5**0.5


@dataclass(frozen=True)
class Ackley(Landscape):
    """A funnel full of dents with a sharp tip: small steps get caught in the first dent, and at the
    tip the gradient does not vanish, so plain descent with a fixed learning rate never settles.

    f(x, y) = a + e - a exp(-b √((x² + y²)/2)) - exp((cos 2πx + cos 2πy)/2).
    """

    title = "Ackley"
    group = "Many minima"
    formula = (
        r"-a e^{-b \sqrt{\frac{x^2 + y^2}{2}}}"
        r" - e^{\frac{\cos(2 \pi x) + \cos(2 \pi y)}{2}} + a + e"
    )
    domain = ((-4.5, 4.5), (-4.5, 4.5))
    start = (3.2, 2.6)
    smooth = False
    sources = ("Ackley 1987, A Connectionist Machine for Genetic Hillclimbing, section 2.6",)

    a: float = number(20, 5, 20, "funnel depth", "a")
    b: float = number(0.2, 0.05, 0.2, "tip steepness", "b")

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        radius = m.hypot(x, y) * HALF
        return self.a * (1 - m.exp(-self.b * radius)) + m.e * (
            1 - self._wave(x, m) * self._wave(y, m)
        )

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        _, to_x, to_y, slope = self._funnel(x, y, m)
        wave = m.e * m.pi * self._wave(x, m) * self._wave(y, m)
        turn = 2 * m.pi
        return slope * to_x + wave * m.sin(turn * x), slope * to_y + wave * m.sin(turn * y)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        radius, to_x, to_y, slope = self._funnel(x, y, m)
        turn, steep = 2 * m.pi, m.pi * m.pi
        wave = m.e * self._wave(x, m) * self._wave(y, m)
        sx, sy = m.sin(turn * x), m.sin(turn * y)
        return (
            slope * (to_y * to_y / radius - self.b * to_x * to_x)
            + wave * (steep * (2 * m.cos(turn * x) - sx * sx)),
            -slope * to_x * to_y * (1 / radius + self.b) - steep * wave * sx * sy,
            slope * (to_x * to_x / radius - self.b * to_y * to_y)
            + wave * (steep * (2 * m.cos(turn * y) - sy * sy)),
        )

    def _funnel(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real, Real]:
        """The radius (1 at the tip), its derivatives (0 at the tip), and the slope along it."""
        radius = m.hypot(x, y) * HALF
        slope = self.a * self.b * m.exp(-self.b * radius)
        radius = m.where(radius == 0, 1.0, radius)
        return radius, 0.5 * x / radius, 0.5 * y / radius, slope

    def _wave(self, x: Real, m: Maths) -> Real:
        return m.exp(0.5 * m.cos(2 * m.pi * x) - 0.5)

    def critical_points(self) -> list[Critical]:
        return list(_points(self))


@lru_cache(maxsize=64)
def _points(landscape: Ackley) -> tuple[Critical, ...]:
    """One in the middle of each dent, on each pass and on each top of the egg box.

    The funnel is nowhere as steep as the egg box, so that it moves them and removes none.
    """
    halves = range(-8, 9)
    places = [(i / 2, j / 2) for i in halves for j in halves if (i, j) != (0, 0)]
    return (Critical("minimum", 0.0, 0.0, 0.0), *settled(landscape, places, reach=0.02))
