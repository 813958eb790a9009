"""The double well."""

from dataclasses import dataclass

from declare.parameters import number
from landscapes.base import Critical, Landscape


@dataclass(frozen=True)
class DoubleWell(Landscape):
    """Two equal wells with a pass between them: the sign of the start decides.

    f(x, y) = (x² - 1)² + a y².
    """

    title = "Double well"
    formula = r"(x^2 - 1)^2 + a y^2"
    domain = ((-2.0, 2.0), (-2.0, 2.0))
    start = (0.1, 1.5)
    separable = True
    sources = ("Strogatz 2015, Nonlinear Dynamics and Chaos, section 2.7",)

    a: float = number(1, 0.1, 10, "steepness across the pass", "a", log=True)

    def value(self, x, y, m):
        u = x * x - 1
        return u * u + self.a * y * y

    def gradient(self, x, y, m):
        return 4 * x * (x * x - 1) + 0 * y, 2 * self.a * y + 0 * x

    def hessian(self, x, y, m):
        return 12 * x * x - 4 + 0 * y, 0 * x * y, 2 * self.a + 0 * x * y

    def critical_points(self):
        return [
            Critical("minimum", -1.0, 0.0, 0.0),
            Critical("minimum", 1.0, 0.0, 0.0),
            Critical("saddle", 0.0, 0.0, 1.0),
        ]
