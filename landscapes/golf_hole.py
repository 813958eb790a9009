"""A hole in a plateau."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from declare.parameters import number
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class GolfHole(Landscape):
    """A plateau with one hole: far from it the gradient is all but zero and points the right way
    in vain. Methods that divide by the size of the gradient still move.

    f(x, y) = 1 - exp(-(x² + y²) / (2σ²)).
    """

    title = "Plateau with a hole"
    group = "Saddles and plateaus"
    formula = r"1 - e^{-\frac{x^2 + y^2}{2 \sigma^2}}"
    domain = ((-5.0, 5.0), (-5.0, 5.0))
    start = (3.4, 2.0)
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.3",)

    sigma: float = number(1, 0.4, 3, "hole width", r"\sigma")

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        return 1 - self._bell(x, m) * self._bell(y, m)

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        slope = self._bell(x, m) * self._bell(y, m) / (self.sigma * self.sigma)
        return x * slope, y * slope

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        narrow = 1 / (self.sigma * self.sigma)
        slope = self._bell(x, m) * self._bell(y, m) * narrow
        return (
            (1 - narrow * x * x) * slope,
            -(narrow * x) * (y * slope),
            (1 - narrow * y * y) * slope,
        )

    def _bell(self, x: Real, m: Maths) -> Real:
        return m.exp(-0.5 * (x * x) / (self.sigma * self.sigma))

    def critical_points(self) -> list[Critical]:
        return [Critical("minimum", 0.0, 0.0, 0.0)]
