"""The loss of each example at one step of a run; their mean is the loss shown."""

import math
from typing import Any

import numpy as np

from lab.gradients.batch import Batch
from lab.simulation.segments import step_of
from landscapes.base_examples import Examples
from ui.answers.decode import decode
from ui.answers.one_step import point, problem
from ui.answers.refusal import Refusal
from ui.answers.route import OF_A_STEP, Route, every_step


def losses(link: str, which: str, step: int) -> dict[str, Any]:
    """Every example with what the model says of it and its loss, and their mean.

    `loss` is the one that is shown everywhere: the mean plus the penalty. `used` are the numbers
    (from 0) of the examples that the update which leaves this point sees, none where it sees all.
    What is no finite number is None. Raises Refusal where the landscape is not made from data.
    """
    experiment, _ = decode(link)
    landscape, run = experiment.landscape, problem(experiment, which)
    if not isinstance(landscape, Examples):
        raise Refusal(404, f"{landscape.title} is not made from data: it has no examples.")
    k, x, y = point(run, step)
    here = step_of(run, k)
    with np.errstate(all="ignore"):
        rows = [_row(landscape, row, x, y) for row in landscape.rows]
    single = [row[-1] for row in rows]
    source, used = run.source, []
    if isinstance(source, Batch) and source.size < len(rows):
        used = source.examples(landscape, experiment.seed, k)
    names = [name.removesuffix("_i") for name in landscape.columns]
    return {
        "step": k,
        "columns": [*names, "ŷ"],
        "rows": [[*map(_finite, row)] for row in rows],
        "mean": _finite(float(np.sum(single)) / len(single)),
        "penalty": _finite(landscape.penalty * (x * x + y * y) / 2) if landscape.penalty else None,
        "loss": None if here is None else _finite(here.loss),
        "used": sorted(used),
    }


def _row(landscape: Examples, row: tuple[float, ...], x: float, y: float) -> list[float]:
    """An example, what the model says of it, and its loss without the penalty."""
    said = landscape.model(x, y, tuple(map(np.float64, row[:-1])), np)
    return [*row, float(said), float(landscape.loss_of(x, y, row, np))]


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


ROUTE = Route("/losses", losses, OF_A_STEP, view="losses", carried=every_step("losses", losses))
