"""Three minima in a row, each deeper than the one before."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape

# Depth, place and width of each dent.
DENTS = ((0.8, -4.0, 0.4), (3.5, -1.0, 0.9), (6.0, 3.0, 1.0))


@dataclass(frozen=True)
class ShallowDeep(Landscape):
    """Three minima in a row, each deeper than the one before: a path that starts in the shallow
    one stays there, unless large steps or noise carry it on.

    f(x, y) = 2y² + x²/50 - 0.8 exp(-(x + 4)²/0.32) - 3.5 exp(-(x + 1)²/1.62)
    - 6 exp(-(x - 3)²/2).
    """

    title = "Shallow, deep and deepest"
    group = "Valleys and ravines"
    formula = (
        r"2 y^2 + \frac{x^2}{50} - 0.8 e^{-\frac{(x + 4)^2}{0.32}}"
        r" - 3.5 e^{-\frac{(x + 1)^2}{1.62}} - 6 e^{-\frac{(x - 3)^2}{2}}"
    )
    domain = ((-5.5, 5.5), (-1.6, 1.6))
    start = (-4.0, 0.6)
    display = Display(clip=2.0)
    separable = True
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.2",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        height = 0.02 * x * x
        for depth, place, width in DENTS:
            u = (x - place) / width
            height = height - depth * m.exp(-0.5 * (u * u))
        return height + 2 * y * y

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        slope = 0.04 * x
        for depth, place, width in DENTS:
            u = (x - place) / width
            slope = slope + depth / width * u * m.exp(-0.5 * (u * u))
        return slope, 4 * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        bend = 0.04 + 0 * x
        for depth, place, width in DENTS:
            u = (x - place) / width
            bend = bend + depth / (width * width) * (1 - u * u) * m.exp(-0.5 * (u * u))
        return bend, 0 * x * y, 4 + 0 * y

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", 2.9799670388859822, 0.0, -5.821390516054962),
            Critical("minimum", -0.9889024399939929, 0.0, -3.482279378524434),
            Critical("minimum", -3.95650097098584, 0.0, -0.49808303283947525),
            Critical("saddle", 0.7762399023047879, 0.0, -0.9933450278125223),
            Critical("saddle", -3.2213064256080606, 0.0, -0.07918527333248855),
        ]
