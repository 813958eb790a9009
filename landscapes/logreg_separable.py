"""Logistic regression with classes that a line can separate."""

from dataclasses import dataclass

from landscapes.base import Display
from landscapes.logreg import Logreg


@dataclass(frozen=True)
class LogregSeparable(Logreg):
    """Two classes without overlap: larger weights are always better, so the minimum is at infinity.

    f(w, b) is the mean of log(1 + exp(-yᵢ (w xᵢ + b))) over the examples, with yᵢ = ±1. The
    weights grow like the logarithm of the steps; with the penalty there is a minimum.
    """

    title = "Logistic regression, separable"
    domain = ((-2.0, 12.0), (-6.0, 6.0))
    display = Display(floor=0.001)
    infimum = 0.0
    sources = ("Soudry et al. 2018, arXiv 1710.10345",)
    rows = (
        (-3.0, -1.0),
        (-2.2, -1.0),
        (-1.5, -1.0),
        (-1.0, -1.0),
        (-0.6, -1.0),
        (-0.3, -1.0),
        (0.5, 1.0),
        (0.9, 1.0),
        (1.4, 1.0),
        (2.0, 1.0),
        (2.6, 1.0),
        (3.1, 1.0),
    )
