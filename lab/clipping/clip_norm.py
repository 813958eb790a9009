"""Clipping by norm."""

from dataclasses import dataclass
from typing import Any

from declare.maths import Maths, Real
from declare.parameters import number, word
from lab.clipping.base import Clip, Cut, Twin


@dataclass(frozen=True)
class ClipNorm(Clip):
    """A gradient whose norm exceeds the limit is scaled down to it; its direction is kept.

    g c / (|g| + 10⁻⁶) where that is shorter, so that even a gradient of exactly the limit
    loses a millionth: Pascanu, Mikolov & Bengio 2013, algorithm 1, as torch computes it.
    """

    title = "Clip by norm"
    equation = r"g_t \cdot \min\left(1, \frac{c}{\|g_t\| + 10^{-6}}\right)"
    twin = Twin("torch.nn.utils.clip_grad_norm_", {"max_norm": "limit", "norm_type": "norm"})

    limit: float = number(1, 1e-6, 1e6, "maximum norm", "c", log=True, slider=(0.01, 100))
    norm: str = word("2", ("2", "inf"), "norm (2: Euclidean, inf: maximum)")

    def cut(self, m: Maths) -> Cut | None:
        def larger(gx: Real, gy: Real) -> Real:
            return m.maximum(m.abs(gx), m.abs(gy))

        limit, size = self.limit, larger if self.norm == "inf" else m.hypot

        def cut(gx: Real, gy: Real) -> tuple[Any, Any, bool]:
            scale = limit / (size(gx, gy) + 1e-6)
            return (scale * gx, scale * gy, True) if scale < 1 else (gx, gy, False)

        return cut
