"""The exponential moving average of the iterates."""

from dataclasses import dataclass
from typing import Any

from declare.parameters import number
from lab.averages.base import Average, Follow, Twin, averaged_every, first_averaged, running


@dataclass(frozen=True)
class Ema(Average):
    """An exponentially weighted mean of the points: it follows the path smoothly, with a lag.

    Ruppert 1988 and Polyak & Juditsky 1992 average iterates; with exponential weights as in
    torch's AveragedModel.
    """

    title = "Exponential moving average (EMA)"
    equation = r"\bar x_{n+1} = d\,\bar x_n + (1 - d)\, x_{s + n c}"
    twin = Twin(
        "torch.optim.swa_utils.AveragedModel",
        {"decay": "decay", "averaging_start": "start", "averaging_every": "every"},
        {"averaging_kind": "ema"},
    )

    decay: float = number(0.9, 0, 1, "decay", "d", slider=(0.5, 0.999), library=0.999)
    start: int = first_averaged(0)
    every: int = averaged_every()

    def follow(self) -> tuple[Follow, Any] | None:
        keep = self.decay
        return running(self.start, self.every, lambda n, mean, x: keep * mean + (1 - keep) * x)
