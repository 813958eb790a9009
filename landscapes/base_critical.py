"""Critical points of smooth landscapes that have no closed form."""

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

import numpy as np

from declare.maths import Maths, Real
from landscapes.base import Critical, Interval


class Surface(Protocol):
    """What is asked of a landscape, or of a part of its examples."""

    @property
    def domain(self) -> tuple[Interval, Interval]: ...
    def contains(self, x: float, y: float) -> bool: ...
    def value(self, x: Real, y: Real, m: Maths) -> Real: ...
    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]: ...
    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]: ...


def settled(
    landscape: Surface, starts: Iterable[tuple[float, float]], reach: float = math.inf
) -> list[Critical]:
    """The critical points that Newton's method finds, one a start; its steps are cut to `reach`.

    For landscapes whose critical points have no closed form, from starts next to them.
    """
    x, y = np.array(list(starts)).T
    x, y = newton(landscape, x, y, reach, 40)
    hxx, hxy, hyy = landscape.hessian(x, y, np)
    det = hxx * hyy - hxy * hxy
    kinds = np.where(det < 0, "saddle", np.where(hxx > 0, "minimum", "maximum"))
    value = np.asarray(landscape.value(x, y, np))
    return list(map(Critical, kinds.tolist(), x.tolist(), y.tolist(), value.tolist()))


def newton(
    landscape: Surface, x: np.ndarray, y: np.ndarray, reach: float, rounds: int
) -> tuple[np.ndarray, np.ndarray]:
    """Where Newton's method leads from points (x, y) in so many steps of at most `reach`."""
    for _ in range(rounds):
        gx, gy = landscape.gradient(x, y, np)
        hxx, hxy, hyy = landscape.hessian(x, y, np)
        det = hxx * hyy - hxy * hxy
        x = x - np.clip((hyy * gx - hxy * gy) / det, -reach, reach)
        y = y - np.clip((hxx * gy - hxy * gx) / det, -reach, reach)
    return x, y


@lru_cache(maxsize=128)
def searched(landscape: Surface, cells: int = 120) -> tuple[Critical, ...]:
    """All critical points of a smooth landscape, where neither they nor their number are known.

    Newton's method starts in every cell of a grid around which both slopes change their
    sign. The tests compare what is found with the turns of the gradient around the domain.
    """
    x, y = (np.linspace(*side, cells + 1) for side in landscape.domain)
    slopes = np.broadcast_arrays(*landscape.gradient(x[None, :], y[:, None], np), y[:, None])[:2]
    turning = [_around(slope <= 0) & _around(slope >= 0) for slope in slopes]
    down, left = np.nonzero(np.logical_and(*turning))
    still = 1e-12 * float(np.median(np.hypot(*slopes)))
    found: list[Critical] = []
    for place in _calm(landscape, x[left + 1], y[down + 1], 4 * (x[1] - x[0]), still):
        known = any(math.dist(place, point[1:3]) < 1e-6 for point in found)
        if landscape.contains(*place) and not known:
            found.append(_judged(landscape, *place))
    return tuple(found)


def _around(nodes: np.ndarray) -> np.ndarray:
    """For every cell whether one of the 4 × 4 nodes around it is marked."""
    for _ in range(2):
        nodes = (nodes[:-3] | nodes[1:-2] | nodes[2:-1] | nodes[3:]).T
    return nodes


def _calm(
    landscape: Surface, x: np.ndarray, y: np.ndarray, reach: float, still: float
) -> list[tuple[float, float]]:
    """Where Newton's method leads in steps of at most `reach`, if the gradient is `still` there."""
    with np.errstate(all="ignore"):
        x, y = newton(landscape, x, y, reach, 30)
        x, y = (np.where(np.abs(v) < 1e-12, 0.0, v) for v in (x, y))
        calm = np.hypot(*landscape.gradient(x, y, np)) <= still
    return list(zip(x[calm].tolist(), y[calm].tolist(), strict=True))


def _judged(landscape: Surface, x: float, y: float) -> Critical:
    hxx, hxy, hyy = map(float, landscape.hessian(x, y, np))
    low, high = np.linalg.eigvalsh([[hxx, hxy], [hxy, hyy]])
    kind = "minimum" if low > 0 else "maximum" if high < 0 else "saddle"
    return Critical(kind, x, y, float(landscape.value(x, y, np)))
