"""A sine fitted to points."""

from dataclasses import dataclass

from declare.maths import Maths, Real
from landscapes.base_examples import Row, mean_loss
from landscapes.base_outlier import OneMoves, outlier


@dataclass(frozen=True)
class SineFit(OneMoves):
    """A sine through ten points: a wrong frequency is a trap, and steps on single examples lead out
    of it.

    f(w, φ) is the mean of (sin(w xᵢ + φ) - yᵢ)² / 2 over the examples.
    """

    title = "Sine fit"
    formula = mean_loss(r"\frac{(\sin(w x_i + \phi) - y_i)^2}{2}", "w", r"\phi")
    domain = ((-4.2, 4.2), (-1.6, 5.6))
    start = (1.0, 2.5)
    axes = ("w", "φ")
    weights = ("w", r"\phi")
    fans = ((1, 1), None)
    drawn = 81
    moving = 5
    sources = ("Kleinberg, Li & Yuan 2018, arXiv 1802.06175",)
    rows = (
        (-2.0, 0.71),
        (-1.6, 0.92),
        (-1.1, -0.33),
        (-0.7, -1.0),
        (-0.3, -0.39),
        (0.2, 0.89),
        (0.6, 0.75),
        (1.0, -0.35),
        (1.5, -0.96),
        (1.9, -0.08),
    )

    outlier: float = outlier(-2.3, 0.5)

    def loss_of(self, x: Real, y: Real, row: Row, m: Maths) -> Real:
        a, target = row
        error = m.sin(x * a + y) - target
        return 0.5 * (error * error)

    def gradient_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real]:
        a, target = row
        phase = x * a + y
        slope = (m.sin(phase) - target) * m.cos(phase)
        return slope * a, slope

    def hessian_of(self, x: Real, y: Real, row: Row, m: Maths) -> tuple[Real, Real, Real]:
        a, target = row
        phase = x * a + y
        sine, cosine = m.sin(phase), m.cos(phase)
        bend = cosine * cosine - (sine - target) * sine
        return bend * (a * a), bend * a, bend

    def model(self, x: Real, y: Real, inputs: tuple[Real, ...], m: Maths) -> Real:
        (a,) = inputs
        return m.sin(x * a + y)
