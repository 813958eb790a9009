"""The strong Wolfe search of torch.optim.LBFGS, after minFunc (Schmidt 2005).

The order of operations is torch's, so that the steps are the same.
"""

import math

from optimizers.line_searches.line import Line, Pair

Known = tuple[float, float, float]  # a step, the loss and the slope there


def strong_wolfe(
    line: Line,
    first: float,
    here: float,
    slope: float,
    most: int,
    c1: float = 1e-4,
    c2: float = 0.9,
    narrow: float = 1e-9,
) -> float:
    """The step after at most `most` further evaluations; 0 where nothing lower was found."""
    size = max(map(abs, line.p))
    last: Known = (0.0, here, slope)
    new, trials = _look(line, first), 0
    bracket: list[Known] = []
    while trials < most:
        a, f, d = new
        if f > here + c1 * a * slope or (trials > 1 and f >= last[1]):
            bracket = [last, new]
            break
        if abs(d) <= -c2 * slope:
            return a
        if d >= 0:
            bracket = [last, new]
            break
        a = _cubic_minimum(last, new, (a + 0.01 * (a - last[0]), a * 10))
        last, new, trials = new, _look(line, a), trials + 1
    if trials == most:
        bracket = [(0.0, here, slope), new]
    return _zoom(line, bracket, here, slope, trials, most, c1, c2, narrow / size)


def _zoom(
    line: Line,
    bracket: list[Known],
    here: float,
    slope: float,
    trials: int,
    most: int,
    c1: float,
    c2: float,
    narrow: float,
) -> float:
    slow = False
    low, high = (0, 1) if bracket[0][1] <= bracket[1][1] else (1, 0)
    while trials < most and abs(bracket[1][0] - bracket[0][0]) >= narrow:
        a = _cubic_minimum(bracket[0], bracket[1])
        ends = bracket[0][0], bracket[1][0]
        margin = 0.1 * (max(ends) - min(ends))
        near = min(max(ends) - a, a - min(ends)) < margin
        if near and (slow or a >= max(ends) or a <= min(ends)):
            farther = abs(a - max(ends)) < abs(a - min(ends))
            a = max(ends) - margin if farther else min(ends) + margin
            slow = False
        else:
            slow = near
        new, trials = _look(line, a), trials + 1
        _, f, d = new
        if f > here + c1 * a * slope or f >= bracket[low][1]:
            bracket[high] = new
            low, high = (0, 1) if bracket[0][1] <= bracket[1][1] else (1, 0)
        else:
            if abs(d) <= -c2 * slope:
                return a
            if d * (bracket[high][0] - bracket[low][0]) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = new
    return bracket[low][0]


def _look(line: Line, a: float) -> Known:
    return a, line.loss(a), line.slope(a)


def _cubic_minimum(one: Known, two: Known, bounds: Pair | None = None) -> float:
    """The minimum of the cubic through two points with their slopes, inside the bounds."""
    (x1, f1, g1), (x2, f2, g2) = one, two
    least, most = bounds or (min(x1, x2), max(x1, x2))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if not square >= 0:
        return (least + most) / 2.0
    d2 = math.sqrt(square)
    if x1 <= x2:
        a = x2 - (x2 - x1) * _ratio(g2 + d2 - d1, g2 - g1 + 2 * d2)
    else:
        a = x1 - (x1 - x2) * _ratio(g1 + d2 - d1, g1 - g2 + 2 * d2)
    return min(max(a, least), most) if a == a else (least + most) / 2.0


def _ratio(a: float, b: float) -> float:
    """a / b, infinite where b is zero, as torch divides: the bounds catch it."""
    return a / b if b else a * math.inf
