"""The exact line search: to the first place along the line where the slope is zero."""

import math

from optimizers.line_searches.line import Line

FARTHEST = 1e12
MOST_TRIALS = 100
FLAT = 1e-15


def minimum(line: Line, slope: float, first: float) -> float | None:
    """The root of the slope behind the first change of its sign, None if it stays negative.

    The bracket grows twofold from `first`; in it regula falsi with the Illinois weights,
    which lands on the minimum of a quadratic at once.
    """
    low, low_slope, high = 0.0, slope, first
    high_slope = line.slope(high)
    while high_slope < 0:
        low, low_slope, high = high, high_slope, 2 * high
        if high > FARTHEST:
            return None
        high_slope = line.slope(high)
    before, a = 0, high
    for _ in range(MOST_TRIALS):
        a = (low + high) / 2
        if math.isfinite(high_slope) and high_slope > low_slope:
            a = high - high_slope * (high - low) / (high_slope - low_slope)
        if not low < a < high:
            a = (low + high) / 2
        found = line.slope(a)
        if abs(found) <= FLAT * abs(slope) or high - low <= FLAT * high:
            return a
        side = -1 if found < 0 else 1
        if side < 0:
            low, low_slope = a, found
            high_slope = high_slope / 2 if before < 0 else high_slope
        else:
            high, high_slope = a, found
            low_slope = low_slope / 2 if before > 0 else low_slope
        before = side
    return a
