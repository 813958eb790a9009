"""Linear regression with noisy examples."""

from dataclasses import dataclass

from landscapes.base_outlier import outlier
from landscapes.linreg import Linreg


@dataclass(frozen=True)
class LinregNoisy(Linreg):
    """A line through 32 scattered points: every example pulls in a different direction, and only
    their mean is steady.

    f(w, b) is the mean of (w xᵢ + b - yᵢ)² / 2 over the examples. The inputs have the mean
    zero, so that slope and offset do not disturb each other.
    """

    title = "Linear regression, noisy"
    domain = ((-1.5, 3.5), (-2.0, 3.0))
    start = (-1.0, 2.5)
    separable = True
    moving = 31
    sources = ("Bottou, Curtis & Nocedal 2018, arXiv 1606.04838, section 3",)
    rows = (
        (-1.55, -1.05),
        (-1.45, -0.71),
        (-1.35, -1.07),
        (-1.25, -1.46),
        (-1.15, -1.01),
        (-1.05, -1.34),
        (-0.95, -0.4),
        (-0.85, 0.72),
        (-0.75, -0.64),
        (-0.65, -0.65),
        (-0.55, 0.34),
        (-0.45, 0.34),
        (-0.35, 0.23),
        (-0.25, -0.49),
        (-0.15, 0.33),
        (-0.05, 1.01),
        (0.05, -0.53),
        (0.15, 0.28),
        (0.25, -0.77),
        (0.35, -0.18),
        (0.45, -0.52),
        (0.55, 0.86),
        (0.65, 0.14),
        (0.75, 1.47),
        (0.85, 1.48),
        (0.95, 1.3),
        (1.05, -0.46),
        (1.15, 1.22),
        (1.25, 1.71),
        (1.35, 1.94),
        (1.45, 0.73),
        (1.55, 1.67),
    )

    outlier: float = outlier(-3.9, 1)
