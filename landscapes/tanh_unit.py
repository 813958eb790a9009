"""A network of one hidden unit."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base_examples import Examples, Row, mean_loss


@dataclass(frozen=True)
class TanhUnit(Examples):
    """A whole network with one hidden unit: two equal minima, because both signs can be flipped.

    f(w₁, w₂) is the mean of (w₂ tanh(w₁ xᵢ) - yᵢ)² / 2 over the examples.
    """

    title = "One hidden unit"
    formula = mean_loss(r"\frac{(w_2 \tanh(w_1 x_i) - y_i)^2}{2}", "w_1", "w_2")
    domain = ((-4.0, 4.0), (-4.0, 4.0))
    start = (-0.5, 2.0)
    axes = ("w₁", "w₂")
    weights = ("w_1", "w_2")
    fans = ((1, 1), (1, 1))
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.2",)
    rows = (
        (-2.0, -1.93),
        (-1.5, -1.98),
        (-1.0, -1.7),
        (-0.5, -1.35),
        (0.5, 1.19),
        (1.0, 1.9),
        (1.5, 1.88),
        (2.0, 2.07),
    )

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = y * m.tanh(x * a) - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        unit = m.tanh(x * a)
        error = y * unit - target
        return error * y * (a * (1 - unit * unit)), error * unit

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, target = row
        unit = m.tanh(x * a)
        slope = a * (1 - unit * unit)
        curve = -2 * a * unit * slope
        error = y * unit - target
        return y * (y * slope * slope + error * curve), slope * (y * unit + error), unit * unit

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return y * m.tanh(x * a)
