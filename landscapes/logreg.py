"""Logistic regression."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base_examples import Examples, Row, mean_loss


@dataclass(frozen=True)
class Logreg(Examples):
    """Two classes that overlap: the loss is convex but not quadratic, and almost linear far away.

    f(w, b) is the mean of log(1 + exp(-yᵢ (w xᵢ + b))) over the examples, with yᵢ = ±1.
    """

    title = "Logistic regression"
    formula = mean_loss(r"\ln(1 + e^{-y_i \cdot (w x_i + b)})", "w", "b")
    domain = ((-2.0, 5.0), (-4.0, 4.0))
    start = (-1.5, 3.0)
    axes = weights = ("w", "b")
    fans = ((1, 1), None)
    labels = ("x", "probability of the class +1")
    classes = True
    sources = ("Cox 1958, Journal of the Royal Statistical Society B 20(2), 215",)
    rows = (
        (-3.0, -1.0),
        (-2.2, -1.0),
        (-1.5, -1.0),
        (-1.0, 1.0),
        (-0.6, -1.0),
        (0.2, -1.0),
        (0.5, 1.0),
        (0.9, -1.0),
        (1.4, 1.0),
        (2.0, 1.0),
        (2.6, 1.0),
        (3.1, 1.0),
    )

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, label = row
        margin = label * (x * a + y)
        return m.maximum(0.0, -margin) + m.log1p(m.exp(-m.abs(margin)))

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, label = row
        margin = label * (x * a + y)
        slope = -label * (m.exp(m.minimum(-margin, 0.0)) / (1 + m.exp(-m.abs(margin))))
        return slope * a, slope

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, label = row
        small = m.exp(-m.abs(label * (x * a + y)))
        bend = small / ((1 + small) * (1 + small))
        return bend * (a * a), bend * a, bend

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return 0.5 + 0.5 * m.tanh(0.5 * (x * a + y))

    def points(self) -> list[tuple[float, float]]:
        return [(a, (1 + label) / 2) for a, label in self.rows]
