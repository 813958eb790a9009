"""Trajectory: what simulate returns, as read-only arrays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from lab.simulation.status import Status

if TYPE_CHECKING:
    import pandas  # pyright: ignore[reportMissingTypeStubs]  # it has none


@dataclass(frozen=True)
class Trajectory:
    """One run's path: n updates, n + 1 points, all of them finite.

    `points` is (n + 1, 2), index 0 the start. `loss` is (n + 1,) and `gradient`
    (n + 1, 2): the exact loss and gradient at each point, whatever the steps were made of.
    `learning_rate` is (n + 1,): at index k the rate of the update that leaves point k.
    `clipped` is (n,): whether clipping acted in the update that leaves point k. `average`
    is the second path, (n + 1, 2), or None if none was asked for.
    `status` is converged, stalled, oscillating, growing, diverged, stopped or running, `verdict`
    says more of it. `stopped_at` is the update that diverged, or else the last one made.
    """

    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    clipped: np.ndarray
    average: np.ndarray | None
    verdict: Status
    stopped_at: int
    replay: Callable[[], Mapping[str, np.ndarray]] = field(repr=False, compare=False)

    @property
    def status(self) -> str:
        """The status in one word."""
        return self.verdict.status

    @property
    def state(self) -> Mapping[str, np.ndarray]:
        """The optimizer's state by name: after the update that led there, from the start on.

        (n + 1, 2) where there is one a coordinate or a pair, (n + 1,) for the scalars of a
        rule that sees both coordinates.
        It is computed anew at each call, because only the step inspector asks for it.
        """
        return self.replay()

    def frame(self) -> "pandas.DataFrame":
        """The trajectory as a table, one row a point."""
        import pandas  # pyright: ignore[reportMissingTypeStubs]  # it has none

        columns = {
            "step": np.arange(len(self.points)),
            "x": self.points[:, 0],
            "y": self.points[:, 1],
            "loss": self.loss,
            "gradient_x": self.gradient[:, 0],
            "gradient_y": self.gradient[:, 1],
            "learning_rate": self.learning_rate,
        }
        return pandas.DataFrame(columns)
