"""Anatomy of a step: the gradient it used and the memory it kept."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from declare.floats import FLOATS
from lab.simulation.problem import SEGMENT, Problem
from lab.simulation.segments import recorded, segment
from optimizers.base import Optimizer, State

# What a step can be taken apart into, in the order of slow motion.
STEP_PARTS = ("gradient", "memory", "step")
# The parts that are sent as moves, and how their series begin.
ARROWS = {"gradient": "down", "memory": "kept"}


class Parts(NamedTuple):
    """Of each point of a segment, what the update that leaves it sees; (n, 2), read-only.

    `gradient` is the one that the rule is given there, after noise, batch and clipping; None for
    a rule that uses none. `memory` is what the update keeps of earlier gradients, in the
    gradient's units: Momentum's step is -η (memory + gradient). None for a rule without.
    NaN where the gradient cannot be computed.
    """

    gradient: np.ndarray | None
    memory: np.ndarray | None


@lru_cache(maxsize=64)
def parts(problem: Problem, index: int) -> Parts:
    """The parts of the updates that leave the points of segment `index`."""
    optimizer = problem.optimizer
    gradient = _gradients(problem, index) if optimizer.uses_gradient else None
    memory = _memories(problem, index) if optimizer.memories else None
    for values in (gradient, memory):
        if values is not None:
            values.flags.writeable = False
    return Parts(gradient, memory)


def first_point(index: int) -> int:
    """The number of the first point of a segment: segment 0 begins with the start."""
    return SEGMENT * index + 1 if index else 0


def step_parts(optimizer: Optimizer) -> list[str]:
    """What a step of a rule can be taken apart into, in the order of slow motion."""
    has = (optimizer.uses_gradient, bool(optimizer.memories), True)
    return [part for part, there in zip(STEP_PARTS, has, strict=True) if there]


def arrived(problem: Problem, index: int) -> np.ndarray | None:
    """(n, 2): what the updates saw that arrive at the points of a segment; NaN for the start."""
    found = parts(problem, index).gradient
    if found is None:
        return None
    before = parts(problem, index - 1).gradient if index else None
    first = np.full((1, 2), np.nan) if before is None else before[-1:]
    return np.concatenate([first, found[:-1]])


def pulls(problem: Problem, index: int) -> dict[str, np.ndarray]:
    """The arrows of the updates that leave the points of a segment, as moves of x and of y.

    `down` is -η g and `kept` is -η times the memory, with the learning rate in force; (n,) each.
    """
    rate = segment(problem, index).learning_rate
    found = parts(problem, index)
    with np.errstate(over="ignore"):
        return {
            f"{name}_{axis}": -rate * values[:, k]
            for part, name in ARROWS.items()
            if (values := getattr(found, part)) is not None
            for k, axis in enumerate("xy")
        }


def place(problem: Problem, step: int) -> tuple[int, int]:
    """The segment and the row in it of the point that a step led to, or of the run's last one."""
    index = 0
    while True:
        found = segment(problem, index)
        row = step - first_point(index)
        if row < len(found.points):
            return index, row
        if found.end is not None:
            return (index, len(found.points) - 1) if len(found.points) else (index - 1, SEGMENT - 1)
        index += 1


def _gradients(problem: Problem, index: int) -> np.ndarray:
    """What the source says at the points: the same numbers that the steps were made of."""
    points, first = segment(problem, index).points.tolist(), first_point(index)
    updates = range(first, first + len(points))
    estimator = problem.source.estimator(problem.landscape, FLOATS, problem.seed, updates)
    cut = problem.clip.cut(FLOATS)
    found = np.full((len(points), 2), np.nan)
    for row, (k, (x, y)) in enumerate(zip(updates, points, strict=True)):
        try:
            seen = estimator(k, x, y)
            found[row] = seen if cut is None else cut(*seen)[:2]
        except (ArithmeticError, ValueError):
            continue
    return found


def _memories(problem: Problem, index: int) -> np.ndarray:
    """What the updates keep of the states before them."""
    first, states = first_point(index), recorded(problem, index).states
    kept = [_kept(problem.optimizer_at(first + row), pair) for row, pair in enumerate(states)]
    return np.array(kept, dtype=float).reshape(-1, 2)


def _kept(optimizer: Optimizer, pair: tuple[State, State]) -> list[float]:
    names = optimizer.state_names
    shares = [(getattr(optimizer, keep), names.index(name)) for name, keep in optimizer.memories]
    return [sum(keep * state[i] for keep, i in shares) / len(shares) for state in pair]
