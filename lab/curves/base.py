"""What every curve declares: a number at each step of a path, and the axis it is drawn on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from declare.keys import Key
from declare.parameters import Declared
from landscapes.base import Landscape

SCALES = ("log", "symlog", "linear")


class Stretch(NamedTuple):
    """A range of steps: points and gradient (n, 2), loss and learning rate (n,), all float64.

    `before` is the point that the first of them was reached from, None for the start, and
    `loss_before` the loss there. `seen()` is (n, 2), the gradient that the update which arrives
    at each point was given, NaN at the start; None for a rule that uses none.
    """

    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    before: np.ndarray | None = None
    loss_before: float | None = None
    seen: Callable[[], np.ndarray | None] = lambda: None


@dataclass(frozen=True)
class Curve(Declared):
    """One number at each step of a path.

    `column` is its name in the browser and in exported tables; `second` that of the values for y
    where each coordinate has its own, `column` being those for x. `rank` orders the curves on the
    screen. `threshold` is the number below which a symlog axis is linear. `cut` is False where
    a diverging run may be followed to any height. `shows` is the key that shows and hides the
    curve, `turns` the key that changes the scale of its axis, where it has such keys.
    """

    column: ClassVar[str]
    second: ClassVar[str] = ""
    rank: ClassVar[int]
    threshold: ClassVar[float] = 1e-6
    cut: ClassVar[bool] = True
    shows: ClassVar[Key | None] = None
    turns: ClassVar[Key | None] = None

    def axis(self, landscape: Landscape) -> str:
        """What the axis says."""
        return self.title

    def scale(self, landscape: Landscape) -> str:
        """The scale where the link names none."""
        return "log"

    def absent(self, landscape: Landscape) -> str | None:
        """Why there is no such curve on a landscape, in a sentence; None where there is."""
        return None

    def values(self, landscape: Landscape, path: Stretch) -> np.ndarray:
        """(n,): the number at each of the points; NaN where there is none. (2, n) with `second`."""
        raise NotImplementedError
