"""A rectified unit."""

import math
from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Critical, Display, hyperbola
from landscapes.base_examples import Examples, Row, mean_loss


@dataclass(frozen=True)
class ReluScaling(Examples):
    """A rectified unit: sharp and flat minima on one curve are the same model, and one side is
    dead.

    f(w₁, w₂) is the mean of (w₂ max(0, w₁ xᵢ) - yᵢ)² / 2 over the examples. Multiplying w₁
    and dividing w₂ by the same positive number changes nothing. For w₁ ≤ 0 the unit is
    silent where it should speak; at w₁ = 0, the kink, the slope of max is taken to be zero.
    """

    title = "ReLU rescaling"
    formula = mean_loss(r"\frac{(w_2 \max(0, w_1 x_i) - y_i)^2}{2}", "w_1", "w_2")
    domain = ((-2.5, 3.0), (-2.5, 3.0))
    start = (0.4, 2.6)
    axes = ("w₁", "w₂")
    weights = ("w_1", "w_2")
    fans = ((1, 1), (1, 1))
    display = Display(clip=6.0)
    smooth = False
    isolated = False
    infimum = 0.0
    drawn = 3
    sources = ("Dinh et al. 2017, arXiv 1703.04933, section 3",)
    rows = ((-2.0, 0.0), (-1.0, 0.0), (-0.5, 0.0), (0.5, 0.5), (1.0, 1.0), (2.0, 2.0))

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = y * m.maximum(0.0, x * a) - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        unit = m.maximum(0.0, x * a)
        error = y * unit - target
        return error * y * (a * m.sign(unit)), error * unit

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, target = row
        unit = m.maximum(0.0, x * a)
        slope = a * m.sign(unit)
        return slope * slope * (y * y), slope * (2 * (y * unit) - target), unit * unit

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return y * m.maximum(0.0, x * a)

    def critical_points(self) -> list[Critical]:
        """With a penalty the minimum w₁ = w₂ = √(1 - λ / 0.875), or the origin."""
        if not self.penalty:
            return []
        root = math.sqrt(max(0.0, 1 - self.penalty / 0.875))
        loss = (1 - root * root) * (1 - root * root) * 0.4375 + self.penalty * (root * root)
        return [Critical("minimum", root, root, loss)]

    def valley(self) -> list[list[tuple[float, float]]]:
        """Without a penalty the branch of w₁ w₂ = 1 on which the unit speaks."""
        return [] if self.penalty else [hyperbola(3.0, 1, 1)]
