"""The peaks of MATLAB."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class Peaks(Landscape):
    """Mountains, passes and three basins: the textbook picture of a non-convex surface. From the
    default start, momentum ends in a different basin from plain descent.

    f(x, y) = 3 (1 - x)² exp(-x² - (y + 1)²) - 10 (x/5 - x³ - y⁵) exp(-x² - y²)
    - exp(-(x + 1)² - y²)/3.
    """

    title = "Peaks"
    formula = (
        r"3 \cdot (1 - x)^2 \cdot e^{-x^2 - (y + 1)^2}"
        r" - 10 \cdot \left(\frac{x}{5} - x^3 - y^5\right) \cdot e^{-x^2 - y^2}"
        r" - \frac{1}{3} \cdot e^{-(x + 1)^2 - y^2}"
    )
    domain = ((-3.0, 3.0), (-3.0, 3.0))
    start = (0.1, 1.25)
    sources = ("MathWorks, MATLAB function reference: peaks",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        first, second, third = self._hills(x, y, m)
        mixture = (0.2 * x - x * x * x) - y * y * y * y * y
        return 3 * (1 - x) * (1 - x) * first - 10 * mixture * second - third / 3

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        first, second, third = self._hills(x, y, m)
        yyyy = y * y * y * y
        mixture = (0.2 * x - x * x * x) - yyyy * y
        outer = 3 * (1 - x)
        return (
            -2 * outer * (1 + x - x * x) * first
            - 10 * (0.2 - 3 * x * x - 2 * x * mixture) * second
            + 2 / 3 * (x + 1) * third,
            -2 * (y + 1) * (outer * (1 - x)) * first
            + 10 * (5 * yyyy + 2 * y * mixture) * second
            + 2 / 3 * y * third,
        )

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        first, second, third = self._hills(x, y, m)
        left, up, yyy = x + 1, y + 1, y * y * y
        mixture, slope = (0.2 * x - x * x * x) - yyy * y * y, 0.2 - 3 * x * x
        return (
            6 * x * (6 + x * (2 * x * x - 4 * x - 3)) * first
            + 10 * (6 * x + 2 * mixture + 4 * x * slope - 4 * x * x * mixture) * second
            + (2 - 4 * left * left) / 3 * third,
            12 * up * (1 + x * x * (x - 2)) * first
            - 10 * (10 * x * yyy * y - 2 * y * slope + 4 * x * y * mixture) * second
            - 4 / 3 * left * y * third,
            (4 * up * up - 2) * (3 * (1 - x) * (1 - x)) * first
            + 10 * (20 * yyy * (1 - y * y) + 2 * mixture - 4 * y * y * mixture) * second
            + (2 - 4 * y * y) / 3 * third,
        )

    def _hills(self, x: Real, y: Real, m: Maths):
        """The three bells, made of bells of one coordinate."""
        bell_x, bell_y = m.exp(-x * x), m.exp(-y * y)
        below, left = m.exp(-(y + 1) * (y + 1)), m.exp(-(x + 1) * (x + 1))
        return bell_x * below, bell_x * bell_y, left * bell_y

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", 0.22827892055636909, -1.6255349574999964, -6.5511333328358345),
            Critical("minimum", -1.3473962443682108, 0.20451886609700518, -3.04984940280026),
            Critical("minimum", 0.2964455538468321, 0.32019624766683435, -0.06493586825552683),
            Critical("saddle", 0.4163233216785082, -0.3941450984024246, 0.408547924594137),
            Critical("saddle", -0.2659375568372457, 0.4667399937262694, 0.7882934626789644),
            Critical("saddle", 1.0982728343350927, 0.8544609795247524, 2.2491916615269316),
            Critical("maximum", 1.285684697241304, -0.004847559075593672, 3.592489918002754),
            Critical("maximum", -0.46002451803438665, -0.6291965087168009, 3.7765809985322067),
            Critical("maximum", -0.009317581959954116, 1.5813679629389998, 8.106213589442337),
        ]
