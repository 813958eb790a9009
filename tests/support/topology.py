"""Turns of the gradient: the check that no critical point is missing.

On its way once around a closed curve the gradient turns by the sum of the indices of the
critical points inside (Poincaré and Hopf): +1 for a minimum or a maximum, -1 for a saddle.
"""

import numpy as np


def turns(landscape, curve) -> int:
    """How often the gradient turns on the way round `curve(t)`, closed, t from 0 to 1."""
    t = np.linspace(0, 1, 4001)
    for _ in range(30):
        gx, gy = np.broadcast_arrays(*landscape.gradient(*curve(t), np))
        step = (np.diff(np.arctan2(gy, gx)) + np.pi) % (2 * np.pi) - np.pi
        wide = np.abs(step) > 1
        if not wide.any():
            return round(step.sum() / (2 * np.pi))
        t = np.sort(np.concatenate([t, (t[:-1] + t[1:])[wide] / 2]))
    raise AssertionError("The gradient jumps or vanishes on the curve.")


def boundary(landscape):
    """The edge of the domain as a closed curve, counter-clockwise."""
    (left, right), (bottom, top) = landscape.domain
    x, y = [left, right, right, left, left], [bottom, bottom, top, top, bottom]
    return lambda t: (np.interp(4 * t, range(5), x), np.interp(4 * t, range(5), y))


def circle(point, radius: float):
    """A small circle around a critical point."""
    return lambda t: (
        point.x + radius * np.cos(2 * np.pi * t),
        point.y + radius * np.sin(2 * np.pi * t),
    )


def kind_of(landscape, point) -> str:
    """The kind of a critical point by the eigenvalues of the Hessian there.

    Where there is a kink it is by the losses on a small circle: all higher, or all lower.
    """
    hxx, hxy, hyy = map(float, landscape.hessian(point.x, point.y, np))
    low, high = np.linalg.eigvalsh([[hxx, hxy], [hxy, hyy]])
    if min(abs(low), abs(high)) <= 1e-9 * max(abs(low), abs(high)):
        return "degenerate" if landscape.smooth else _kind_of_kink(landscape, point)
    return "minimum" if low > 0 else "maximum" if high < 0 else "saddle"


def _kind_of_kink(landscape, point) -> str:
    around = circle(point, 1e-3)(np.linspace(0, 1, 1000))
    rise = landscape.value(*around, np) - point.value
    return "minimum" if np.all(rise > 0) else "maximum" if np.all(rise < 0) else "degenerate"
