"""Examples of which one may be moved: what becomes of the loss if it is an outlier."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from declare.parameters import number
from landscapes.base_examples import Examples


def outlier(low: float, high: float) -> Any:
    """Declare how far the moving example may be moved, so that it stays in the data plot."""
    return number(0, low, high, "outlier: offset of one example", r"\delta")


@dataclass(frozen=True)
class OneMoves(Examples):
    """Examples of which number `moving` (from 0) is moved up by `outlier`.

    At 0 the examples are the declared ones, to the last bit.
    """

    moving: ClassVar[int]

    outlier: float = outlier(-1, 1)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.outlier:
            rows = list(self.rows)
            *inputs, target = rows[self.moving]
            rows[self.moving] = (*inputs, target + self.outlier)
            # The declaration is the class's; this value has its own.
            object.__setattr__(self, "rows", tuple(rows))


def unmoved(landscape: Examples) -> Examples:
    """The landscape with all of its examples where they were declared."""
    return replace(landscape, outlier=0.0) if isinstance(landscape, OneMoves) else landscape
