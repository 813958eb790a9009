"""Normalised gradients."""

from dataclasses import dataclass

from lab.clipping.base import Clip


@dataclass(frozen=True)
class UnitNorm(Clip):
    """Every gradient gets the length one: only its direction is left."""

    title = "Normalise the gradient"
    equation = r"\frac{g_t}{\|g_t\|}"
    twin_reason = "Libraries leave it to a function of one's own."

    def cut(self, m):
        size = m.hypot

        def cut(gx, gy):
            length = size(gx, gy)
            return (gx / length, gy / length, True) if length else (gx, gy, False)

        return cut
