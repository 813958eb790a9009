"""Clipping by value."""

from dataclasses import dataclass
from typing import Any

from declare.maths import Maths, Real
from declare.parameters import number
from lab.clipping.base import Clip, Cut, Twin


@dataclass(frozen=True)
class ClipValue(Clip):
    """Each coordinate of the gradient is clipped at the limit; the direction may change.

    Mikolov 2012, section 3.2.2, as torch's clip_grad_value_ computes it.
    """

    title = "Clip by value"
    equation = r"\max(-c, \min(c, g_t))"
    twin = Twin("torch.nn.utils.clip_grad_value_", {"clip_value": "limit"})

    limit: float = number(1, 1e-6, 1e6, "maximum absolute value", "c", log=True, slider=(0.01, 100))

    def cut(self, m: Maths) -> Cut | None:
        limit, least, most = self.limit, m.maximum, m.minimum

        def cut(gx: Real, gy: Real) -> tuple[Any, Any, bool]:
            cx, cy = least(-limit, most(limit, gx)), least(-limit, most(limit, gy))
            return cx, cy, cx != gx or cy != gy

        return cut
