"""The learning rates and momenta that a map covers, and what it measures."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from declare.parameters import declarations
from declare.phrases import Phrase
from lab.analysis.maps.varied import unsweepable
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import Experiment
from lab.experiment.run import Point, Run
from lab.schedules.base import Schedule
from lab.simulation.problem import CYCLED
from landscapes.base import Landscape
from optimizers.base import RATE_SLIDER, Optimizer

# What is to be reached: this part of the height that the start has above the lowest loss.
PART = 1e-3


class Missing(ValueError):
    """There is no such map: the sentence says why."""


@dataclass(frozen=True)
class Question:
    """All that a map of rates depends on; the rate of the run itself only by its decade."""

    landscape: Landscape
    optimizer: Optimizer
    schedule: Schedule
    start: Point
    steps: int
    budget: int
    decades: tuple[int, int]


class Heights(NamedTuple):
    """The lowest loss, and above it the start and what is to be reached."""

    lowest: float
    start: float
    goal: float


def question(experiment: Experiment, run: Run, most: int, beside: tuple[Run, ...] = ()) -> Question:
    """What is asked about a run, at most `most` updates of it, at the rates of those beside it too.

    Raises Missing where the run cannot be computed for many rates at once, or the landscape has
    no lowest loss.
    """
    reason = unsweepable(run)
    if reason is not None:
        raise Missing(reason)
    known = declarations(type(run.optimizer))["lr"]
    optimizer = replace(run.optimizer, lr=known.default)
    spread = decades(
        [(one.optimizer.lr, stable_rate(experiment, one)) for one in (run, *beside)],
        (known.low, known.high),
    )
    steps = min(experiment.steps, most)
    asked = Question(
        experiment.landscape,
        optimizer,
        run.schedule,
        experiment.start_of(run),
        steps,
        experiment.steps,
        spread,
    )
    heights(asked)
    return asked


def heights(asked: Question) -> Heights:
    """Where the start is above the lowest loss. Raises Missing if there is none."""
    lowest = asked.landscape.lowest()
    if lowest is None:
        raise Missing("This surface has no lowest point to measure from.")
    with np.errstate(all="ignore"):
        x, y = map(np.float64, asked.start)
        start = float(asked.landscape.value(x, y, np)) - lowest
    if not 0 < start < math.inf:
        raise Missing("The start is no higher than the lowest point.")
    return Heights(lowest, start, PART * start)


def decades(
    runs: Iterable[tuple[float, float | None]], within: tuple[float, float]
) -> tuple[int, int]:
    """The powers of ten between which rates are tried, for runs of some rates and limits.

    Some on either side of the limit of stability, or those of the slider where theory has no
    limit; the runs' own rates are among them.
    """
    logs: list[float] = []
    for rate, limit in runs:
        spread = (limit / 100, limit * 10) if limit else RATE_SLIDER
        logs += map(math.log10, (rate, *spread))
    low, high = (round(math.log10(end)) for end in within)
    return max(low, math.floor(min(logs))), min(high, math.ceil(max(logs)))


def rates_between(decades: tuple[int, int], each: int) -> np.ndarray:
    """Rates of three digits, `each` a decade, at equal distances of their logarithms."""
    low, high = decades
    exponents = np.arange(each * low, each * high + 1) / each
    return np.array([float(f"{10.0**exponent:.3g}") for exponent in exponents])


def momentum_of(optimizer: Optimizer) -> str | None:
    """The hyper-parameter that says how much of the past is kept."""
    return next((n for n in CYCLED if n in declarations(type(optimizer))), None)


def momenta(optimizer: Optimizer, count: int) -> np.ndarray:
    """Values of that from 0 to 0.99, at equal distances of log(1 − value)."""
    known: Any = declarations(type(optimizer))[momentum_of(optimizer) or ""]
    values = [round(1 - 10 ** (-2 * k / (count - 1)), 4) for k in range(count)]
    return np.array([max(known.low, value) for value in values])


def no_momentum(run: Run, budget: int) -> Phrase | None:
    """Why a run has no momentum that could be varied."""
    title = Phrase(run.optimizer.title)
    if momentum_of(run.optimizer) is None:
        return Phrase("{title} has no momentum.", title=title)
    if run.schedule.momentum(0, budget) is not None:
        return Phrase("{title} sets the momentum.", title=Phrase(run.schedule.title))
    return None
