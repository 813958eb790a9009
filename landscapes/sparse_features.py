"""A frequent and a rare feature."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base import Display
from landscapes.base_examples import QuadraticExamples, Row, mean_loss


@dataclass(frozen=True)
class SparseFeatures(QuadraticExamples):
    """One feature in every example, one in two of twenty: the weight of the rare one hardly moves.

    f is the mean of (w_f fᵢ + w_r rᵢ - yᵢ)² / 2 over the examples. Only the rare feature
    says anything about the target, and methods that scale each coordinate find out.
    """

    title = "Frequent and rare feature"
    formula = mean_loss(r"\frac{(w_f f_i + w_r r_i - y_i)^2}{2}", "w_f", "w_r")
    domain = ((-2.0, 2.0), (-0.6, 1.6))
    start = (1.5, 0.0)
    axes = ("weight of the frequent", "weight of the rare")
    weights = ("w_f", "w_r")
    fans = ((2, 1), (2, 1))
    display = Display(floor=0.001)
    separable = True
    columns = ("f_i", "r_i", "y_i")
    labels = ("example", "y")
    drawn = 0
    sources = ("Duchi, Hazan & Singer 2011, JMLR 12, 2121, section 1.1",)
    rows = (
        (1.0, 0.0, 1.0),
        (-1.0, 0.0, 1.0),
        (1.0, 0.0, -1.0),
        (-1.0, 0.0, -1.0),
        (1.0, 1.0, 1.0),
        (-1.0, 0.0, 1.0),
        (1.0, 0.0, -1.0),
        (-1.0, 0.0, -1.0),
        (1.0, 0.0, 1.0),
        (-1.0, 0.0, 1.0),
        (1.0, 0.0, -1.0),
        (-1.0, 0.0, -1.0),
        (1.0, 0.0, 1.0),
        (-1.0, 0.0, 1.0),
        (1.0, -1.0, -1.0),
        (-1.0, 0.0, -1.0),
        (1.0, 0.0, 1.0),
        (-1.0, 0.0, 1.0),
        (1.0, 0.0, -1.0),
        (-1.0, 0.0, -1.0),
    )

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        frequent, rare, target = row
        error = x * frequent + y * rare - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        frequent, rare, target = row
        error = x * frequent + y * rare - target
        return error * frequent, error * rare

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        frequent, rare, _ = row
        return frequent * frequent, frequent * rare, rare * rare

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        frequent, rare = inputs
        return x * frequent + y * rare

    def points(self) -> list[tuple[float, float]]:
        return [(float(i), row[-1]) for i, row in enumerate(self.rows, 1)]
