"""Stochastic weight averaging."""

from dataclasses import dataclass
from typing import Any

from lab.averages.base import Average, Follow, Twin, averaged_every, first_averaged, running


@dataclass(frozen=True)
class Swa(Average):
    """The mean of the points from a given update on: it settles in the middle of the oscillation.

    Izmailov et al. 2018, algorithm 1, with the points that torch's AveragedModel counts.
    """

    title = "Stochastic weight averaging (SWA)"
    equation = r"\bar x_{n+1} = \bar x_n + \frac{x_{s + n c} - \bar x_n}{n + 1}"
    twin = Twin(
        "torch.optim.swa_utils.AveragedModel",
        {"averaging_start": "start", "averaging_every": "every"},
        {"averaging_kind": "swa"},
    )

    start: int = first_averaged(20)
    every: int = averaged_every()

    def follow(self) -> tuple[Follow, Any] | None:
        return running(self.start, self.every, lambda n, mean, x: mean + (x - mean) / (n + 1))
