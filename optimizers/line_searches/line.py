"""The loss along a line, which is what a line search sees."""

import math

from declare.maths import Pair
from optimizers.base_oracle import Oracle


class Line:
    """The loss and its slope at x + a p, for any a; the gradient of the last slope is kept."""

    def __init__(self, oracle: Oracle, x: Pair, p: Pair) -> None:
        self.oracle, self.x, self.p = oracle, x, p
        self.gradient: Pair = (math.nan, math.nan)
        self.at = math.nan

    def point(self, a: float) -> Pair:
        """x + a p."""
        return self.x[0] + a * self.p[0], self.x[1] + a * self.p[1]

    def loss(self, a: float) -> float:
        """The loss at x + a p."""
        return self.oracle.value(*self.point(a))

    def slope(self, a: float) -> float:
        """The derivative of the loss by a, not a number where there is none."""
        self.at = a
        try:
            self.gradient = self.oracle.gradient(*self.point(a))
        except (ArithmeticError, ValueError):
            self.gradient = math.nan, math.nan
        return dot(self.gradient, self.p)


def dot(a: Pair, b: Pair) -> float:
    """The inner product of two pairs."""
    return a[0] * b[0] + a[1] * b[1]


def scaled(a: float, p: Pair) -> Pair:
    """A pair times a number."""
    return a * p[0], a * p[1]
