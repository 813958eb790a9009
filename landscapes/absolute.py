"""The sum of the absolute values."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class Absolute(Landscape):
    """A pyramid on its tip: the slope is as steep next to the minimum as far from it, so a fixed
    learning rate jumps back and forth for ever. Only a decaying one arrives.

    f(x, y) = |x| + |y|, the L1 norm; on a kink the slope across it is taken as 0.
    """

    title = "Absolute values"
    group = "Non-smooth"
    formula = r"|x| + |y|"
    domain = ((-3.0, 3.0), (-3.0, 3.0))
    start = (2.3, 1.12)
    separable = True
    smooth = False
    sources = ("Boyd & Vandenberghe 2022, Subgradients, notes for EE364b, Stanford University",)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return m.abs(x) + m.abs(y)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return m.sign(x), m.sign(y)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        return 0 * x, 0 * x * y, 0 * y

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
