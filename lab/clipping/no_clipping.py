"""No clipping."""

from dataclasses import dataclass

from declare.maths import Maths
from lab.clipping.base import Clip, Cut


@dataclass(frozen=True)
class NoClipping(Clip):
    """The gradient as it is, however long."""

    title = "No clipping"
    equation = r"g_t"
    twin_reason = "It is what a library does without clipping."

    def cut(self, m: Maths) -> Cut | None:
        return None
