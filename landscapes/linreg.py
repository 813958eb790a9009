"""Linear regression."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Display
from landscapes.base_examples import QuadraticExamples, Row, mean_loss
from landscapes.base_outlier import OneMoves, outlier


@dataclass(frozen=True)
class Linreg(OneMoves, QuadraticExamples):
    """A straight line through eight points: slope and intercept are coupled, so the bowl is tilted.

    f(w, b) is the mean of (w xᵢ + b - yᵢ)² / 2 over the examples.
    """

    title = "Linear regression"
    formula = mean_loss(r"\frac{(w x_i + b - y_i)^2}{2}", "w", "b")
    domain = ((-1.0, 5.0), (-3.0, 5.0))
    start = (0.0, 0.0)
    axes = weights = ("w", "b")
    fans = ((1, 1), None)
    display = Display(floor=0.001)
    drawn = 2
    moving = 7
    sources = ("Legendre 1805, Nouvelles méthodes, appendix", "Ng, CS229 lecture notes, part I")
    rows = (
        (0.0, 1.2),
        (0.5, 1.7),
        (1.0, 3.3),
        (1.5, 3.8),
        (2.0, 5.3),
        (2.5, 5.6),
        (3.0, 7.4),
        (3.5, 7.7),
    )

    outlier: float = outlier(-8, 1.5)

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = x * a + y - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        error = x * a + y - target
        return error * a, error

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, _ = row
        return a * a, a, 1.0

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return x * a + y
