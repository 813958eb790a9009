"""The learning-rate sweep of a run, and the map of its learning rate and momentum."""

from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from declare.maths import Array
from lab.analysis.maps.rates import (
    Heights,
    Missing,
    Question,
    heights,
    momenta,
    momentum_of,
    no_momentum,
    question,
    rates_between,
)
from lab.analysis.maps.swarm import losses, swarm
from lab.analysis.maps.varied import unsweepable
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.simulation.segments import step_of
from lab.simulation.simulate import problem_of
from landscapes.base import on_arrays

# What one question may cost: some tens of milliseconds. A map is asked for in parts, each of
# which has every sixth row.
MOST_STEPS, MOST_IN_MAP = 500, 300
FINE, COARSE = 20, 12  # rates a decade
ROWS, PARTS = 48, 6


class Sweep(NamedTuple):
    """What became of one run at many learning rates; each array has an entry a rate.

    `height` is the loss above the lowest one after `steps` updates, NaN where the run diverged.
    `reached` is the first update after which the loss was down to `levels.goal`, -1 if none was;
    `diverged_at` the step at which it diverged, -1 if it did not. `budget` is the run's own, and
    `own` the height that the run itself has then: None where it has ended before.
    """

    rates: np.ndarray
    height: np.ndarray
    reached: np.ndarray
    diverged_at: np.ndarray
    levels: Heights
    steps: int
    budget: int
    limit: float | None
    own: float | None


class RateMap(NamedTuple):
    """What became of one run at many pairs of momentum and learning rate: some rows of a map.

    `reached` and `diverged_at` are (momenta, rates), as in a Sweep, but that no run goes on when
    it has reached what is to be reached. `name` is that of the momentum; `limits` has the largest
    stable rate of each of them, None where theory has none.
    """

    name: str
    rates: np.ndarray
    momenta: np.ndarray
    reached: np.ndarray
    diverged_at: np.ndarray
    levels: Heights
    steps: int
    budget: int
    limits: tuple[float | None, ...]


def sweep(experiment: Experiment, run: Run) -> Sweep:
    """One run at many learning rates, those of all visible runs. Raises Missing.

    Stopping rules are not applied.
    """
    beside = tuple(one for one in experiment.runs if one.visible and unsweepable(one) is None)
    asked = question(experiment, run, MOST_STEPS, beside)
    levels, limit = heights(asked), stable_rate(experiment, run)
    here = step_of(problem_of(experiment, run), asked.steps)
    own = None if here is None else here.loss - levels.lowest
    return Sweep(*_swept(asked), levels, asked.steps, asked.budget, limit, own)


def rate_map(experiment: Experiment, run: Run, part: int) -> RateMap:
    """Rows `part`, `part` + PARTS, … of the map of a run's learning rate and momentum.

    Raises Missing. Stopping rules are not applied.
    """
    asked = question(experiment, run, MOST_IN_MAP)
    reason = no_momentum(run, experiment.steps)
    if reason is not None:
        raise Missing(reason)
    name = momentum_of(run.optimizer) or ""
    # The run's own momentum changes nothing: one map serves all of them.
    asked = replace(asked, optimizer=replace(asked.optimizer, **{name: 0.5}))
    rows = momenta(run.optimizer, ROWS)[part::PARTS]
    rules = (replace(run.optimizer, **{name: float(row)}) for row in rows)
    limits = tuple(stable_rate(experiment, replace(run, optimizer=rule)) for rule in rules)
    rates, reached, lost = _mapped(asked, name, part)
    return RateMap(
        name, rates, rows, reached, lost, heights(asked), asked.steps, asked.budget, limits
    )


@lru_cache(maxsize=64)
def _swept(asked: Question) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rates, levels = rates_between(asked.decades, FINE), heights(asked)
    found = swarm(
        asked.landscape,
        asked.optimizer,
        *asked.start,
        asked.steps,
        schedule=asked.schedule,
        budget=asked.budget,
        varied={"lr": rates},
        record=True,
    )
    assert found.xs is not None and found.ys is not None
    low = losses(asked.landscape, found.xs, found.ys) - levels.lowest <= levels.goal
    reached = np.where(low.any(axis=0), low.argmax(axis=0), -1)
    return rates, found.loss - levels.lowest, reached, found.diverged_at


@lru_cache(maxsize=128)
def _mapped(asked: Question, name: str, part: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rates, levels = rates_between(asked.decades, COARSE), heights(asked)

    def low(x: Array, y: Array) -> Any:
        return on_arrays(asked.landscape).value(x, y, np) - levels.lowest <= levels.goal

    varied = {"lr": rates[None, :], name: momenta(asked.optimizer, ROWS)[part::PARTS, None]}
    found = swarm(
        asked.landscape,
        asked.optimizer,
        *asked.start,
        asked.steps,
        schedule=asked.schedule,
        budget=asked.budget,
        varied=varied,
        until=low,
    )
    return rates, found.done_at, found.diverged_at
