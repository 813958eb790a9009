"""Two neurons that can change places."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Display
from landscapes.base_examples import Examples, Row, mean_loss


@dataclass(frozen=True)
class TwoNeurons(Examples):
    """Two hidden units that can change places: two equal minima, and a saddle where both agree.

    f(w₁, w₂) is the mean of (tanh(w₁ xᵢ) + tanh(w₂ xᵢ) - yᵢ)² / 2 over the examples.
    """

    title = "Two interchangeable neurons"
    formula = mean_loss(r"\frac{(\tanh(w_1 x_i) + \tanh(w_2 x_i) - y_i)^2}{2}", "w_1", "w_2")
    domain = ((-3.0, 4.0), (-3.0, 4.0))
    start = (0.6, 0.7)
    axes = ("w₁", "w₂")
    weights = ("w_1", "w_2")
    fans = ((1, 2), (1, 2))
    mirrored = True
    display = Display(floor=0.001)
    sources = ("Goodfellow, Bengio & Courville 2016, Deep Learning, section 8.2.2",)
    rows = (
        (-2.0, -0.24),
        (-1.5, -0.36),
        (-1.0, -0.5),
        (-0.6, -0.54),
        (-0.3, -0.39),
        (0.3, 0.39),
        (0.6, 0.54),
        (1.0, 0.5),
        (1.5, 0.36),
        (2.0, 0.24),
    )

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = m.tanh(x * a) + m.tanh(y * a) - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        first, second = m.tanh(x * a), m.tanh(y * a)
        error = first + second - target
        return error * (a * (1 - first * first)), error * (a * (1 - second * second))

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, target = row
        first, second = m.tanh(x * a), m.tanh(y * a)
        error = first + second - target
        along, across = a * (1 - first * first), a * (1 - second * second)
        return (
            along * (along - 2 * a * first * error),
            along * across,
            across * (across - 2 * a * second * error),
        )

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return m.tanh(x * a) + m.tanh(y * a)
