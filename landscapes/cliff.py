"""A cliff above a gentle slope."""

from dataclasses import dataclass
from functools import lru_cache

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Landscape
from landscapes.base_critical import settled


@dataclass(frozen=True)
class Cliff(Landscape):
    """A gentle slope that ends at a cliff with the minimum at its foot: one step on the wall,
    where the gradient explodes, throws the path far away. Clipping the gradient prevents it.

    f(x, y) = (x² + y²)/4 + h/2 (1 + tanh((x - 0.25)/w)), a wall of height h and width w.
    """

    title = "Cliff"
    group = "Saddles and plateaus"
    formula = (
        r"\frac{x^2 + y^2}{4}"
        r" + \frac{h}{2} \cdot \left(1 + \tanh\left(\frac{x - 0.25}{w}\right)\right)"
    )
    domain = ((-5.0, 5.0), (-3.0, 3.0))
    start = (3.5, 2.0)
    separable = True
    sources = (
        "Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.4",
        "Pascanu, Mikolov & Bengio 2013, arXiv 1211.5063, section 2.3",
    )

    height: float = number(4, 1, 20, "cliff height", "h", log=True)
    width: float = number(0.05, 0.02, 0.3, "wall width", "w", log=True)

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        wall = 0.5 * self.height * (1 + m.tanh((x - 0.25) / self.width))
        return (0.25 * x * x + wall) + 0.25 * y * y

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        return 0.5 * x + self.height / (2 * self.width) * self._steepness(x, m), 0.5 * y

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        slope = m.tanh((x - 0.25) / self.width) * self._steepness(x, m)
        return 0.5 - self.height / (self.width * self.width) * slope, 0 * x * y, 0.5 + 0 * y

    def _steepness(self, x: Real, m: Maths) -> Real:
        """1 - tanh², in a form that does not overflow and does not cancel."""
        small = m.exp(-2 * m.abs(x - 0.25) / self.width)
        return 4 * small / ((1 + small) * (1 + small))

    def critical_points(self) -> list[Critical]:
        """One: right of zero both slopes are positive, and left of it both increase with x."""
        return list(_points(self))


@lru_cache(maxsize=64)
def _points(landscape: Cliff) -> tuple[Critical, ...]:
    return tuple(settled(landscape, [(0.0, 0.0)]))
