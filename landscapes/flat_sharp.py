"""A flat and a sharp minimum."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, Landscape


@dataclass(frozen=True)
class FlatSharp(Landscape):
    """Two minima of almost the same loss, one wide and one narrow: only a small learning rate
    settles in the narrow one; the wide one tolerates a rate ten times as large.

    f(x, y) = 1.2 - exp(-((x + 2)² + y²)/(2·1.2²)) - exp(-((x - 2)² + y²)/(2·0.3²))
    + (x² + y²)/50.
    """

    title = "Flat and sharp minimum"
    group = "Valleys and ravines"
    formula = (
        r"1.2 - e^{-\frac{(x + 2)^2 + y^2}{2.88}} - e^{-\frac{(x - 2)^2 + y^2}{0.18}}"
        r" + \frac{x^2 + y^2}{50}"
    )
    domain = ((-4.5, 4.5), (-3.0, 3.0))
    start = (2.4, 0.3)
    display = Display(clip=1.6)
    sources = (
        "Hochreiter & Schmidhuber 1997, Neural Computation 9(1), 1",
        "Keskar et al. 2017, arXiv 1609.04836",
    )

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        flat, sharp = self._dents(x, y, m)
        return (1.2 - flat - sharp) + (0.02 * x * x + 0.02 * y * y)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        flat, sharp = self._dents(x, y, m)
        return (
            (x + 2) / 1.44 * flat + (x - 2) / 0.09 * sharp + 0.04 * x,
            y * (flat / 1.44 + sharp / 0.09 + 0.04),
        )

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        flat, sharp = self._dents(x, y, m)
        flat, sharp = flat / 1.44, sharp / 0.09
        left, right = x + 2, x - 2
        return (
            (1 - left * left / 1.44) * flat + (1 - right * right / 0.09) * sharp + 0.04,
            -y * (left / 1.44 * flat + right / 0.09 * sharp),
            (1 - y * y / 1.44) * flat + (1 - y * y / 0.09) * sharp + 0.04,
        )

    def _dents(self, x: Real, y: Real, m: Maths):
        return (
            m.exp((x + 2) * (x + 2) / -2.88) * m.exp(y * y / -2.88),
            m.exp((x - 2) * (x - 2) / -0.18) * m.exp(y * y / -0.18),
        )

    def critical_points(self) -> list[Critical]:
        return [
            Critical("minimum", -1.8906456876670874, 0.0, 0.2756344241063856),
            Critical("minimum", 1.9918397605615419, 0.0, 0.2757639264070254),
            Critical("saddle", 1.1084419524209874, 0.0, 1.1775808881688856),
        ]
