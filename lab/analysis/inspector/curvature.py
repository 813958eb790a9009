"""The second derivatives at a point: their eigenvalues, and what kind of point it is."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from declare.floats import FLOATS
from declare.phrases import Phrase
from landscapes.base import Landscape

# A gradient below this part of the landscape's usual one counts as none, an eigenvalue below
# this part of the larger one as no curvature.
NO_SLOPE, NO_CURVATURE = 1e-9, 1e-9
GRID = 41

RULE = (
    "No slope: the gradient is below 10⁻⁹ of the landscape's median gradient. No curvature: an "
    "eigenvalue is below 10⁻⁹ of the other in absolute value. Otherwise both curved up: a "
    "minimum; both down: a maximum; one of each: a saddle. On a kink the landscape's own list "
    "decides."
)
CURVED = {
    (1, 1): "curved up in both directions",
    (-1, -1): "curved down in both directions",
    (1, -1): "curved up one way and down the other",
    (1, 0): "curved up one way, flat the other",
    (0, -1): "curved down one way, flat the other",
    (0, 0): "not curved at all",
}
KINDS = {(1, 1): "minimum", (-1, -1): "maximum", (1, -1): "saddle"}


class Curvature(NamedTuple):
    """The Hessian (xx, xy, yy), its eigenvalues, the larger first, and their unit directions.

    `kind` is minimum, maximum, saddle or degenerate (no slope, and flat along a direction), or
    slope; `text` says it in words. All numbers are NaN where the loss has no curvature.
    """

    hessian: tuple[float, float, float]
    values: tuple[float, float]
    directions: tuple[tuple[float, float], tuple[float, float]]
    kind: str
    text: Phrase

    @property
    def condition(self) -> float:
        """The larger eigenvalue's size over that of the smaller."""
        small, large = sorted(map(abs, self.values))
        return large / small if small else math.inf


def curvature(landscape: Landscape, x: float, y: float) -> Curvature:
    """What the second derivatives say of a point."""
    try:
        a, b, c = map(float, landscape.hessian(x, y, FLOATS))
    except (ArithmeticError, ValueError):
        a = b = c = math.nan
    values, directions = eigen(a, b, c)
    kind = kind_of(landscape, x, y, values)
    text = Phrase("slope, {curved}", curved=_curved(values)) if kind == "slope" else Phrase(kind)
    if kind == "degenerate":
        text = Phrase("no slope, {curved}", curved=_curved(values))
    return Curvature((a, b, c), values, directions, kind, text)


def eigen(a: float, b: float, c: float):
    """The eigenvalues of [[a, b], [b, c]], the larger first, and their unit directions."""
    radius = math.hypot((a - c) / 2, b)
    middle = a / 2 + c / 2
    large, small = middle + radius, middle - radius
    # Of a sum that cancels the product of both, the determinant, knows more.
    if middle > 0 and large:
        small = (a / large) * c - (b / large) * b
    elif middle < 0 and small:
        large = (a / small) * c - (b / small) * b
    if b == 0:
        return (large, small), ((1.0, 0.0), (0.0, 1.0)) if a >= c else ((0.0, 1.0), (-1.0, 0.0))
    turn = math.atan2(b, (a - c) / 2) / 2
    cos, sin = math.cos(turn), math.sin(turn)
    return (large, small), ((cos, sin), (-sin, cos))


def signs(values: tuple[float, float]) -> tuple[int, int]:
    """1, 0 or -1 for each eigenvalue: up, straight or down."""
    size = max(map(abs, values))
    large, small = (0.0 if abs(v) <= NO_CURVATURE * size else v for v in values)
    return (large > 0) - (large < 0), (small > 0) - (small < 0)


def _curved(values: tuple[float, float]) -> Phrase:
    if not math.isfinite(sum(values)):
        return Phrase("with no curvature defined")
    return Phrase(CURVED[signs(values)])


def kind_of(landscape: Landscape, x: float, y: float, values: tuple[float, float]) -> str:
    """The kind of a point by the rule of RULE."""
    slope = math.hypot(*map(float, landscape.gradient(x, y, FLOATS)))
    if not slope <= NO_SLOPE * usual(landscape):
        return "slope"
    if not landscape.smooth:
        for point in landscape.critical_points():
            if (point.x, point.y) == (x, y):
                return point.kind
    return KINDS.get(signs(values), "degenerate")


@lru_cache(maxsize=64)
def usual(landscape: Landscape) -> float:
    """The median size of the gradient on a grid over the domain."""
    (left, right), (bottom, top) = landscape.domain
    x, y = np.linspace(left, right, GRID)[None, :], np.linspace(bottom, top, GRID)[:, None]
    with np.errstate(all="ignore"):
        gx, gy = np.broadcast_arrays(*landscape.gradient(x, y, np))
        return float(np.nanmedian(np.hypot(gx, gy)))
