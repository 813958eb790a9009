"""Backtracking: halve the step until the loss has fallen enough (Armijo 1966)."""

from optimizers.line_searches.line import Line

MOST_TRIALS = 60


def backtrack(line: Line, slope: float, first: float, c1: float, shrink: float) -> float | None:
    """The first of `first`, `first` · shrink, … with f(x + a p) ≤ f(x) + c1 a slope."""
    here, a = line.loss(0.0), first
    for _ in range(MOST_TRIALS):
        if line.loss(a) <= here + c1 * a * slope:
            return a
        a *= shrink
    return None
