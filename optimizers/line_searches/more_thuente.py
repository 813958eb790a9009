"""MINPACK-2's dcsrch, as scipy.optimize has it.

Moré & Thuente 1994, ACM TOMS 20(3), 286. Names and the order of operations are SciPy's, so that
the steps are the same.
"""

import math

from optimizers.line_searches.ends import End
from optimizers.line_searches.line import Line

LEAST, MOST, ROUNDING = 1e-100, 1e100, 1e-14


def more_thuente(
    line: Line, here: float, slope: float, a: float, c1: float, c2: float
) -> float | None:
    """dcsrch, with at most 100 trials."""
    if slope >= 0 or a < LEAST:
        return None
    test = c1 * slope
    stage, bracketed = 1, False
    width = MOST - LEAST
    width_before = 2 * width
    x, y = End(0.0, here, slope), End(0.0, here, slope)
    low, high = 0.0, a + 4.0 * a
    for _ in range(99):
        f, d = line.loss(a), line.slope(a)
        enough = here + a * test
        if stage == 1 and f <= enough and d >= 0:
            stage = 2
        converged = f <= enough and abs(d) <= c2 * -slope
        stuck = (
            (bracketed and (a <= low or a >= high or high - low <= ROUNDING * high))
            or (a == MOST and f <= enough and d <= test)
            or (a == LEAST and (f > enough or d >= test))
        )
        if converged:
            return a
        if stuck:
            return None
        if stage == 1 and f <= x.f and f > enough:
            # The modified function, until a step with enough decrease is known.
            for end in (x, y):
                end.f, end.d = end.f - end.a * test, end.d - test
            a, bracketed = _trial(x, y, a, f - a * test, d - test, bracketed, low, high)
            for end in (x, y):
                end.f, end.d = end.f + end.a * test, end.d + test
        else:
            a, bracketed = _trial(x, y, a, f, d, bracketed, low, high)
        if bracketed:
            if abs(y.a - x.a) >= 0.66 * width_before:
                a = x.a + 0.5 * (y.a - x.a)
            width_before, width = width, abs(y.a - x.a)
            low, high = min(x.a, y.a), max(x.a, y.a)
        else:
            low, high = a + 1.1 * (a - x.a), a + 4.0 * (a - x.a)
        a = min(max(a, LEAST), MOST)
        if bracketed and (a <= low or a >= high or high - low <= ROUNDING * high):
            a = x.a
        if not math.isfinite(a):
            return None
    return None


def _trial(
    x: End, y: End, a: float, f: float, d: float, bracketed: bool, low: float, high: float
) -> tuple[float, bool]:
    """dcstep: the next trial, and the interval with the best step x and its other end y."""
    opposite = d * math.copysign(1.0, x.d) < 0 if x.d != 0 else False
    if f > x.f:
        gamma, theta = _cubic(x, a, f, d)
        gamma = -gamma if a < x.a else gamma
        r = ((gamma - x.d) + theta) / (((gamma - x.d) + gamma) + d)
        cubic = x.a + r * (a - x.a)
        quadratic = x.a + ((x.d / ((x.f - f) / (a - x.a) + x.d)) / 2.0) * (a - x.a)
        if abs(cubic - x.a) <= abs(quadratic - x.a):
            new = cubic
        else:
            new = cubic + (quadratic - cubic) / 2.0
        bracketed = True
    elif opposite:
        gamma, theta = _cubic(x, a, f, d)
        gamma = -gamma if a > x.a else gamma
        r = ((gamma - d) + theta) / (((gamma - d) + gamma) + x.d)
        cubic, secant = a + r * (x.a - a), a + (d / (d - x.d)) * (x.a - a)
        new = cubic if abs(cubic - a) > abs(secant - a) else secant
        bracketed = True
    elif abs(d) < abs(x.d):
        gamma, theta = _cubic(x, a, f, d, clip=True)
        gamma = -gamma if a > x.a else gamma
        r = ((gamma - d) + theta) / ((gamma + (x.d - d)) + gamma)
        edge = high if a > x.a else low
        cubic = a + r * (x.a - a) if r < 0 and gamma != 0 else edge
        secant = a + (d / (d - x.d)) * (x.a - a)
        nearer = abs(cubic - a) < abs(secant - a)
        if bracketed:
            new = cubic if nearer else secant
            bound = a + 0.66 * (y.a - a)
            new = min(bound, new) if a > x.a else max(bound, new)
        else:
            new = cubic if abs(cubic - a) > abs(secant - a) else secant
            new = min(max(new, low), high)
    elif bracketed:
        gamma, theta = _cubic(y, a, f, d, back=True)
        gamma = -gamma if a > y.a else gamma
        r = ((gamma - d) + theta) / (((gamma - d) + gamma) + y.d)
        new = a + r * (y.a - a)
    else:
        new = high if a > x.a else low
    if f > x.f:
        y.a, y.f, y.d = a, f, d
    else:
        if opposite:
            y.a, y.f, y.d = x.a, x.f, x.d
        x.a, x.f, x.d = a, f, d
    return new, bracketed


def _cubic(
    end: End, a: float, f: float, d: float, clip: bool = False, back: bool = False
) -> tuple[float, float]:
    """What the cubic through an end and the trial needs: γ and θ."""
    if back:
        theta = 3.0 * (f - end.f) / (end.a - a) + end.d + d
    else:
        theta = 3.0 * (end.f - f) / (a - end.a) + end.d + d
    s = max(abs(theta), abs(end.d), abs(d))
    under = (theta / s) ** 2 - (end.d / s) * (d / s)
    return s * math.sqrt(max(0.0, under) if clip else under), theta
