"""What every way of clipping the gradient declares."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from declare.maths import Maths
from declare.parameters import Declared
from declare.twins import Twin

Cut = Callable[[float, float], tuple[float, float, bool]]


@dataclass(frozen=True)
class Clip(Declared):
    """What happens to the source's gradient before the rule sees it. Nothing, unless asked."""

    equation: ClassVar[str]
    twin: ClassVar[Twin | None] = None
    twin_reason: ClassVar[str] = ""

    def cut(self, m: Maths) -> Cut | None:
        """`(gx, gy) -> (gx, gy, acted)` on the numbers of `m`, or None if nothing is done."""
        raise NotImplementedError
