"""The function of Styblinski and Tang."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class StyblinskiTang(Landscape):
    """Four minima of different depth, one in each corner: from the default start a
    descent finds the shallowest.

    f(x, y) = (x⁴ - 16x² + 5x + y⁴ - 16y² + 5y) / 2.
    """

    title = "Styblinski–Tang"
    group = "Many minima"
    formula = r"\frac{x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y}{2}"
    domain = ((-4.0, 4.0), (-4.0, 4.0))
    start = (3.5, 3.5)
    display = Display(clip=60.0)
    separable = True
    sources = ("Styblinski & Tang 1990, Neural Networks 3(4), 467",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return 0.5 * ((x * x * (x * x - 16) + 5 * x) + (y * y * (y * y - 16) + 5 * y))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return x * (2 * x * x - 16) + 2.5, y * (2 * y * y - 16) + 2.5

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 6 * x * x - 16, 0 * x * y, 6 * y * y - 16

    def critical_points(self) -> list[Critical]:
        """Each coordinate is a root of 4x³ - 32x + 5."""
        roots = [(-2.903534027771177, True), (2.746802770990837, True), (0.1567312567803401, False)]
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
