"""The runs of the lessons' facts, computed anew: a path is one of them, cut after its steps."""

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from declare.phrases import Phrase
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run, read_object, read_run
from lab.simulation.simulate import simulate
from lab.simulation.trajectory import Trajectory
from landscapes import LANDSCAPES
from landscapes.base import Landscape
from optimizers.base import Optimizer, learning_rate


@dataclass(frozen=True)
class Halving(Optimizer):
    """Gradient descent whose rate is halved whenever the loss has risen: not in the product."""

    title = "Halving"
    state_names = ("rate", "loss")
    joint = True

    lr: float = learning_rate(0.3)

    def rule(self, m):
        def update(t, g, x, state, oracle):
            rate, before = state
            loss = oracle.value(*x)
            rate = rate / 2 if loss > before else rate
            return (-rate * g[0], -rate * g[1]), (rate, loss)

        return update, (self.lr, math.inf)


class Path(NamedTuple):
    """A trajectory, cut after the steps of its run."""

    experiment: Experiment
    points: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    learning_rate: np.ndarray
    average: np.ndarray | None
    diverged: int | None

    @property
    def landscape(self) -> Landscape:
        """The surface it was made on."""
        return self.experiment.landscape

    @property
    def moves(self) -> np.ndarray:
        """The updates, (n, 2)."""
        return np.diff(self.points, axis=0)


def landscape_of(word: str) -> Landscape:
    """The landscape of a word of a link."""
    problems: list[Phrase] = []
    landscape = read_object(LANDSCAPES, word, Phrase("landscape"), problems)
    assert landscape is not None and not problems, problems
    return landscape


def experiment_of(recorded: dict) -> Experiment:
    """The experiment of a recorded run, alone."""
    problems: list[str] = []
    run = read_run(recorded["run"], problems)
    assert run is not None and not problems, problems
    if recorded.get("halves"):
        run = replace(run, optimizer=Halving(run.optimizer.lr))
    landscape, seed = landscape_of(recorded["on"]), recorded.get("seed", 0)
    x, y = recorded["from"]
    return Experiment(
        landscape=landscape, runs=(run,), start=(x, y), steps=recorded["steps"], seed=seed
    )


def cut(experiment: Experiment, trajectory: Trajectory, steps: int) -> Path:
    """The first `steps` updates of a trajectory."""
    parts = (trajectory.points, trajectory.loss, trajectory.gradient, trajectory.learning_rate)
    points, loss, gradient, rate = (part[: steps + 1] for part in parts)
    ended = trajectory.status == "diverged" and trajectory.stopped_at <= steps
    diverged = trajectory.stopped_at if ended else None
    average = None if trajectory.average is None else trajectory.average[: steps + 1]
    return Path(experiment, points, loss, gradient, rate, average, diverged)


@cache
def path_of(experiment: Experiment) -> Path:
    """The whole path of an experiment's only run."""
    (trajectory,) = simulate(experiment)
    return cut(experiment, trajectory, experiment.steps)


def alone(experiment: Experiment, run: Run, **changes: Any) -> Experiment:
    """The experiment with one run only."""
    return replace(experiment, runs=(run,), **changes)
