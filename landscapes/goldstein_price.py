"""The function of Goldstein and Price."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class GoldsteinPrice(Landscape):
    """Heights from 3 to a million on one small square: almost any learning rate is too large
    on the slopes and too small on the floor.

    f(x, y) = A(x + y) B(2x - 3y), with A(w) = 1 + (w + 1)² (19 - 14w + 3w²) and
    B(d) = 30 + d² (18 - 16d + 3d²).
    """

    title = "Goldstein–Price"
    formula = (
        r"(1 + (x + y + 1)^2 \cdot (19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2))"
        r" \cdot (30 + (2 x - 3 y)^2 \cdot (18 - 32 x + 12 x^2 + 48 y - 36 x y + 27 y^2))"
    )
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    start = (1.5, 1.5)
    display = Display(floor=0.01)
    sources = ("Goldstein & Price 1971, Mathematics of Computation 25(115), 569",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        w, d = x + y, 2 * x - 3 * y
        a = 1 + (w + 1) * (w + 1) * (19 + w * (3 * w - 14))
        return a * (30 + d * d * (18 + d * (3 * d - 16)))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        a, a1, _, b, b1, _ = self._factors(x, y)
        return a1 * b + 2 * a * b1, a1 * b - 3 * a * b1

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        a, a1, a2, b, b1, b2 = self._factors(x, y)
        return (
            a2 * b + 4 * a1 * b1 + 4 * a * b2,
            a2 * b - a1 * b1 - 6 * a * b2,
            a2 * b - 6 * a1 * b1 + 9 * a * b2,
        )

    def _factors(self, x: Real, y: Real) -> tuple[Real, Real, Real, Real, Real, Real]:
        """A and B, each with its first and second derivative."""
        w, d = x + y, 2 * x - 3 * y
        return (
            1 + (w + 1) * (w + 1) * (19 + w * (3 * w - 14)),
            12 * (w + 1) * (w - 1) * (w - 2),
            12 * (w * (3 * w - 4) - 1),
            30 + d * d * (18 + d * (3 * d - 16)),
            12 * d * (d - 1) * (d - 3),
            12 * (d * (3 * d - 8) + 3),
        )

    def critical_points(self) -> list[Critical]:
        """Where A' (w = -1, 1, 2) and B' (d = 0, 1, 3) vanish; the middle ones are maxima."""
        found: list[Critical] = []
        for w in (-1, 1, 2):
            for d in (0, 1, 3):
                x, y = (3 * w + d) / 5, (2 * w - d) / 5
                kind = ("minimum", "saddle", "maximum")[(w == 1) + (d == 1)]
                a = 1 + (w + 1) * (w + 1) * (19 + w * (3 * w - 14))
                b = 30 + d * d * (18 + d * (3 * d - 16))
                found.append(Critical(kind, x, y, float(a * b)))
        return found
