"""The six-hump camel."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class SixHumpCamel(Landscape):
    """Six minima in three pairs: rotated by half a turn the surface is unchanged, so every path has
    a twin on the other side.

    f(x, y) = (4 - 2.1x² + x⁴/3) x² + x y + (4y² - 4) y².
    """

    title = "Six-hump camel"
    formula = r"\left(4 - 2.1 x^2 + \frac{x^4}{3}\right) \cdot x^2 + x y + (4 y^2 - 4) \cdot y^2"
    domain = ((-2.2, 2.2), (-1.3, 1.3))
    start = (0.35, 0.25)
    display = Display(clip=5.0)
    sources = ("Dixon & Szegő 1978, Towards Global Optimisation 2, 1",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        xx, yy = x * x, y * y
        return xx * (4 + xx * (xx / 3 - 2.1)) + x * y + 4 * yy * (yy - 1)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        xx, yy = x * x, y * y
        return x * (8 + xx * (2 * xx - 8.4)) + y, x + y * (16 * yy - 8)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        xx = x * x
        return 8 + xx * (10 * xx - 25.2), 1 + 0 * x * y, 48 * y * y - 8

    def critical_points(self) -> list[Critical]:
        half = [
            Critical("minimum", 0.08984201310031806, -0.7126564030207396, -1.0316284534898774),
            Critical("minimum", 1.703606714969981, -0.7960835686726251, -0.2154638243837197),
            Critical("minimum", 1.6071047529201972, 0.5686514548841314, 2.104250310311258),
            Critical("saddle", 1.1092053368047865, -0.7682680925095399, 0.5437186009781853),
            Critical("saddle", 1.6380679841897785, 0.22867406904439408, 2.2293571975307134),
            Critical("saddle", 1.2960702671671092, 0.6050843880386585, 2.229470818029859),
            Critical("maximum", 1.2302298765166526, 0.16233458445899496, 2.4962953510235764),
        ]
        other_half = [Critical(kind, -x, -y, value) for kind, x, y, value in half]
        return [*half, *other_half, Critical("saddle", 0.0, 0.0, 0.0)]
