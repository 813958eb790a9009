"""Branin's function."""

from dataclasses import dataclass
from math import pi

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape

BEND = 5.1 / (4 * pi * pi)
SLOPE = 5 / pi
WAVE = 10 - 10 / (8 * pi)


@dataclass(frozen=True)
class Branin(Landscape):
    """Three equal minima along a curved valley: each is as good as the others, and the start
    decides which one is found.

    f(x, y) = (y - 5.1x²/(4π²) + 5x/π - 6)² + 10 (1 - 1/(8π)) cos x + 10.
    """

    title = "Branin"
    formula = (
        r"\left(y - \frac{5.1 x^2}{4 \pi^2} + \frac{5 x}{\pi} - 6\right)^2"
        r" + 10 \cdot \left(1 - \frac{1}{8 \pi}\right) \cdot \cos(x) + 10"
    )
    domain = ((-5.0, 10.0), (0.0, 15.0))
    start = (6.0, 10.0)
    display = Display(floor=0.01)
    sources = ("Branin 1972, IBM Journal of Research and Development 16(5), 504",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        u = y - (x * (BEND * x - SLOPE) + 6)
        return u * u + (WAVE * m.cos(x) + 10)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        u = y - (x * (BEND * x - SLOPE) + 6)
        return 2 * (SLOPE - 2 * BEND * x) * u - WAVE * m.sin(x), 2 * u

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        u, slope = y - (x * (BEND * x - SLOPE) + 6), SLOPE - 2 * BEND * x
        return 2 * slope * slope - 4 * BEND * u - WAVE * m.cos(x), 2 * slope + 0 * y, 2 + 0 * x * y

    def critical_points(self) -> list[Critical]:
        """Where the square and sin x vanish."""
        found: list[Critical] = []
        for turns in (-1, 0, 1, 2, 3):
            x = turns * pi
            y = 1.275 * turns * turns - 5 * turns + 6
            kind, value = ("minimum", 10 - WAVE) if turns % 2 else ("saddle", 10 + WAVE)
            found.append(Critical(kind, x, y, value))
        return found
