"""The search that scipy.optimize falls back to.

Nocedal & Wright 2006, Numerical Optimization, algorithms 3.5 and 3.6. Names and the order of
operations are SciPy's, so that the steps are the same.
"""

import math
from collections.abc import Callable

from optimizers.line_searches.ends import End
from optimizers.line_searches.line import Line

Accept = Callable[[float], bool]
MOST = 1e100


def nocedal_wright(
    line: Line, here: float, slope: float, a: float, c1: float, c2: float, accept: Accept
) -> float | None:
    """Algorithm 3.5: steps twice as long each, until the interval to zoom into is known."""
    before = End(0.0, here, slope)
    f = line.loss(a)
    for i in range(10):
        if a == 0 or before.a > MOST:
            return None
        if f > here + c1 * a * slope or (f >= before.f and i > 0):
            return _zoom(line, before, End(a, f, 0.0), here, slope, c1, c2, accept)
        d = line.slope(a)
        if abs(d) <= -c2 * slope and accept(a):
            return a
        if d >= 0:
            return _zoom(line, End(a, f, d), before, here, slope, c1, c2, accept)
        before, a = End(a, f, d), min(2 * a, MOST)
        f = line.loss(a)
    return a


def _zoom(
    line: Line,
    low: End,
    high: End,
    here: float,
    slope: float,
    c1: float,
    c2: float,
    accept: Accept,
) -> float | None:
    """Algorithm 3.6: interpolate between the ends, cubic, quadratic or in the middle."""
    recent = (0.0, here)
    for i in range(11):
        span = high.a - low.a
        left, right = min(low.a, high.a), max(low.a, high.a)
        a = _cubic_minimum(low, high, recent) if i > 0 else None
        if a is None or a > right - 0.2 * span or a < left + 0.2 * span:
            a = _quadratic_minimum(low, high)
            if a is None or a > right - 0.1 * span or a < left + 0.1 * span:
                a = low.a + 0.5 * span
        f = line.loss(a)
        if f > here + c1 * a * slope or f >= low.f:
            recent, high = (high.a, high.f), End(a, f, 0.0)
            continue
        d = line.slope(a)
        if abs(d) <= -c2 * slope and accept(a):
            return a
        if d * (high.a - low.a) >= 0:
            recent, high = (high.a, high.f), low
        else:
            recent = (low.a, low.f)
        low = End(a, f, d)
    return None


def _cubic_minimum(low: End, high: End, recent: tuple[float, float]) -> float | None:
    b, c = high.a - low.a, recent[0] - low.a
    fb, fc = high.f - low.f - low.d * b, recent[1] - low.f - low.d * c
    try:
        scale = (b * c) ** 2 * (b - c)
        third = (c**2 * fb - b**2 * fc) / scale
        second = (-(c**3) * fb + b**3 * fc) / scale
        a = low.a + (-second + math.sqrt(second * second - 3 * third * low.d)) / (3 * third)
    except (ArithmeticError, ValueError):
        return None
    return a if math.isfinite(a) else None


def _quadratic_minimum(low: End, high: End) -> float | None:
    b = high.a - low.a
    try:
        a = low.a - low.d / (2.0 * ((high.f - low.f - low.d * b) / (b * b)))
    except ArithmeticError:
        return None
    return a if math.isfinite(a) else None
