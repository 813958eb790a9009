"""A deep linear network."""

import math
from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, hyperbola
from landscapes.base_examples import Examples, Row, mean_loss


@dataclass(frozen=True)
class DeepLinear(Examples):
    """Two linear layers in a row: a saddle at the origin, and minima along two whole curves.

    f(w₁, w₂) is the mean of (w₂ w₁ xᵢ - yᵢ)² / 2 over the examples; only the product
    w₁ w₂ counts. The penalty chooses the point of each curve nearest to the origin.
    """

    title = "Deep linear network"
    formula = mean_loss(r"\frac{(w_2 w_1 x_i - y_i)^2}{2}", "w_1", "w_2")
    domain = ((-2.5, 2.5), (-2.5, 2.5))
    start = (-1.5, 0.6)
    axes = ("w₁", "w₂")
    weights = ("w_1", "w_2")
    fans = ((1, 1), (1, 1))
    display = Display(clip=8.0)
    isolated = False
    infimum = 0.05
    drawn = 2
    sources = ("Saxe, McClelland & Ganguli 2014, arXiv 1312.6120",)
    rows = ((-2.0, -2.2), (-1.0, -0.6), (1.0, 0.6), (2.0, 2.2))

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = x * y * a - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        slope = (x * y * a - target) * a
        return slope * y, slope * x

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, target = row
        return a * a * (y * y), a * (2 * (x * y * a) - target), a * a * (x * x)

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return x * y * a

    def critical_points(self) -> list[Critical]:
        """The origin, and with a penalty the minima w₁ = w₂ = ±√(1 - λ / 2.5)."""
        product = 1 - self.penalty / 2.5
        places = [(0.0, "minimum" if product < 0 else "degenerate" if product == 0 else "saddle")]
        if self.penalty and product > 0:
            places += [(root, "minimum") for root in (-math.sqrt(product), math.sqrt(product))]
        return [Critical(kind, r, r, self.value_at(r, r)) for r, kind in places]

    def valley(self) -> list[list[tuple[float, float]]]:
        """Without a penalty both branches of w₁ w₂ = 1."""
        return [] if self.penalty else [hyperbola(2.5, side, side) for side in (-1, 1)]
