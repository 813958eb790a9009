"""The problem that determines one path, and the segments it is computed in."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from declare.parameters import declarations
from lab.averages.base import Average
from lab.clipping.base import Clip
from lab.experiment.run import Change, Point, Run
from lab.gradients.base import Source
from lab.schedules.base import Schedule
from lab.stops.base import Stop
from landscapes.base import Landscape
from optimizers.base import Optimizer, State

SEGMENT = 500
LIMIT = 1e12

# What a schedule that cycles the momentum sets, as in torch: the first that there is.
CYCLED = ("beta1", "momentum")


@dataclass(frozen=True)
class Problem:
    """All that one path depends on."""

    landscape: Landscape
    optimizer: Optimizer
    schedule: Schedule
    source: Source
    changes: tuple[Change, ...]
    start: Point
    stop: Stop
    steps: int
    seed: int
    limit: float = LIMIT
    clip: Clip = Run.clip
    average: Average = Run.average

    def optimizer_at(self, update: int) -> Optimizer:
        """The optimizer with the hyper-parameters in force in an update (from 0)."""
        optimizer = self.optimizer
        for change in self.changes:
            if change.step <= update:
                optimizer = replace(optimizer, **dict(change.values))
        momentum = self.schedule.momentum(update, self.steps)
        if momentum is not None:
            for name in CYCLED:
                if name in declarations(type(optimizer)):
                    return replace(optimizer, **{name: momentum})
        return optimizer


class Particle(NamedTuple):
    """The end of a path so far, and all that its next step needs.

    A joint rule keeps its one state in `state_x`. `watched`, `seen` and `averaged` are what
    the stopping rule, the schedule and the average remember.
    """

    x: float
    y: float
    state_x: State
    state_y: State
    watched: Any
    seen: Any
    averaged: Any


class Segment(NamedTuple):
    """The points that a range of updates reached; segment 0 begins with the start.

    Arrays are read-only; `clipped` has an entry an update, `average` is None if there is
    none, `states` has a pair of states a point, or nothing if not recorded. `end` is None
    while the run goes on, else diverged, stopped, stuck or budget; `reason` is the sentence
    of a rule that was stuck.
    """

    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    clipped: np.ndarray
    average: np.ndarray | None
    states: tuple[tuple[State, State], ...]
    particle: Particle
    end: str | None
    reason: str
