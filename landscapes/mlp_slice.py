"""A slice through the loss of a real network."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from declare.maths import Array, Maths, Real
from declare.parameters import word
from landscapes.base import Critical, Display, Landscape
from landscapes.base_critical import searched

EDGE, CELLS = 3.0, 60
# The file that differs from the first one, by directions and network.
TABLES = {
    "filter": {},
    "raw": {"original": "mlp_slice_raw", "rescaled": "mlp_slice_raw_rescaled"},
}


@dataclass(frozen=True)
class MlpSlice(Landscape):
    """Two random directions out of 337 through a trained network: the real thing, interpolated.

    The network 2-16-16-1 with rectified units separates two spirals of 120 points. Its loss
    was computed at 61 × 61 points around the trained weights, along two directions that
    have the size of its filters, or as they were drawn. f(x, y) = exp(s(x, y)), where the
    natural bicubic spline s goes through the logarithms of that table, so that f has exact
    derivatives of its own; beyond the edge s goes on linearly. The kinks of the network
    itself are rounded off.

    The rescaled network has its first layer times 4 and its second divided by 4: it computes
    the same function, and along directions of its filters' size it has the same table.
    """

    title = "Slice of a trained network"
    group = "From data"
    formula = r"e^{s(x, y)}"
    domain = ((-EDGE, EDGE), (-EDGE, EDGE))
    start = (2.4, -2.1)
    display = Display(floor=0.001)
    tabulated = True
    weights_in_all = 337
    sources = ("Li et al. 2018, arXiv 1712.09913, section 4",)

    directions: str = word("filter", tuple(TABLES), "directions")
    network: str = word("original", ("original", "rescaled"), "network")

    def table(self) -> "Table":
        """The losses that the surface goes through."""
        return table(TABLES[self.directions].get(self.network, "mlp_slice"))

    def value(self, x: Real, y: Real, m: Maths) -> Real:
        t, u, c = _local(x, y, self.table())
        return m.exp(_cubic(t, *(_cubic(u, *c[4 * k : 4 * k + 4]) for k in range(4))))

    def gradient(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real]:
        t, u, c = _local(x, y, self.table())
        along = [_cubic(u, *c[4 * k : 4 * k + 4]) for k in range(4)]
        across = [_slope(u, *c[4 * k : 4 * k + 4]) for k in range(4)]
        scale = m.exp(_cubic(t, *along)) * (CELLS / (2 * EDGE))
        return scale * _slope(t, *along), scale * _cubic(t, *across)

    def hessian(self, x: Real, y: Real, m: Maths) -> tuple[Real, Real, Real]:
        t, u, c = _local(x, y, self.table())
        along = [_cubic(u, *c[4 * k : 4 * k + 4]) for k in range(4)]
        across = [_slope(u, *c[4 * k : 4 * k + 4]) for k in range(4)]
        bends = [_bend(u, *c[4 * k : 4 * k + 4]) for k in range(4)]
        scale = m.exp(_cubic(t, *along)) * (CELLS / (2 * EDGE)) ** 2
        sx, sy = _slope(t, *along), _cubic(t, *across)
        return (
            scale * (sx * sx + _bend(t, *along)),
            scale * (sx * sy + _slope(t, *across)),
            scale * (sy * sy + _cubic(t, *bends)),
        )

    def critical_points(self) -> list[Critical]:
        return list(searched(self, cells=4 * CELLS))


def _cubic(t: Real, a: Real, b: Real, c: Real, d: Real) -> Real:
    return a + t * (b + t * (c + t * d))


def _slope(t: Real, a: Real, b: Real, c: Real, d: Real) -> Real:
    return b + t * (2 * c + 3 * (t * d))


def _bend(t: Real, a: Real, b: Real, c: Real, d: Real) -> Real:
    return 2 * c + 6 * (t * d)


class Table(NamedTuple):
    """The recorded losses, rows along y, and the spline through their logarithms.

    `pieces[i, j]` has the 16 coefficients of tᵏ uˡ (l fastest) of one piece; the first and
    the last of each direction are those beyond the edges. `nested` is the same as lists.
    """

    loss: Array
    pieces: Array
    nested: list[list[list[float]]]


@cache
def table(name: str = "mlp_slice") -> Table:
    """The table of a file, read once."""
    loss = np.load(Path(__file__).with_name(f"{name}.npy"))
    through = _natural(CELLS + 1)
    pieces = np.einsum("ika,jlb,ba->ijkl", through, through, np.log(loss), optimize=True)
    pieces = pieces.reshape(CELLS + 2, CELLS + 2, 16)
    return Table(loss, pieces, pieces.tolist())


def _natural(count: int) -> NDArray[np.floating]:
    """(pieces, 4, values): the natural cubic spline through `count` values at 0, 1, 2 …

    The coefficients of a piece are those of its polynomial in the distance from its left
    end; the first and last are straight lines, on which the second derivative is zero too.
    """
    system = np.diag([2.0, *[4.0] * (count - 2), 2.0])
    system += np.diag(np.ones(count - 1), 1) + np.diag(np.ones(count - 1), -1)
    value = np.eye(count)
    rise = value[np.minimum(np.arange(count) + 1, count - 1)]
    rise = rise - value[np.maximum(np.arange(count) - 1, 0)]
    slope = np.linalg.solve(system, 3 * rise)
    f, g, s, r = value[:-1], value[1:], slope[:-1], slope[1:]
    inner = np.stack([f, s, 3 * (g - f) - 2 * s - r, 2 * (f - g) + s + r], axis=1)
    flat = np.zeros(count)
    first = np.stack([value[0], slope[0], flat, flat])
    last = np.stack([value[-1], slope[-1], flat, flat])
    return np.concatenate([first[None], inner, last[None]])


def _local(x: Real, y: Real, table: Table) -> tuple[Real, Real, Sequence[Real]]:
    """The place of (x, y) in its piece of the spline, and the coefficients there."""
    t, u = (x + EDGE) * (CELLS / (2 * EDGE)), (y + EDGE) * (CELLS / (2 * EDGE))
    if isinstance(t, float) and isinstance(u, float):
        i, j = _piece(t), _piece(u)
        return t - max(i - 1, 0), u - max(j - 1, 0), table.nested[i][j]
    i, j = _pieces(t), _pieces(u)
    coefficients = list(np.moveaxis(table.pieces[i, j], -1, 0))
    return t - np.maximum(i - 1, 0), u - np.maximum(j - 1, 0), coefficients


def _piece(t: float) -> int:
    """The number of the piece: 0 and 61 are those beyond the edges."""
    return 0 if t < 0 else min(int(t) + 1, CELLS + 1)


def _pieces(t: Real) -> NDArray[np.int_]:
    """The same for an array, or for complex numbers of it."""
    return np.clip(np.floor(np.real(t)), -1, CELLS).astype(int) + 1
