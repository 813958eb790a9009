"""The strong Wolfe search of scipy.optimize: dcsrch, and behind it that of Nocedal & Wright."""

from optimizers.line_searches.line import Line
from optimizers.line_searches.more_thuente import MOST, more_thuente
from optimizers.line_searches.nocedal_wright import Accept, nocedal_wright


def wolfe(
    line: Line,
    here: float,
    slope: float,
    before: float,
    c1: float,
    c2: float,
    accept: Accept = lambda a: True,
) -> float | None:
    """A step with enough decrease (c1) and a flat enough slope (c2), None if none is found.

    `here` and `before` are the losses at this point and at the one before it, which give the
    first trial. A step that `accept` refuses is searched for again.
    """
    first = min(1.0, 1.01 * 2 * (here - before) / slope) if slope != 0 else 1.0
    first = 1.0 if first < 0 else first
    try:
        a = more_thuente(line, here, slope, first, c1, c2)
    except (ArithmeticError, ValueError):
        a = None
    if a is not None and accept(a):
        return a
    return nocedal_wright(line, here, slope, min(first, MOST), c1, c2, accept)
