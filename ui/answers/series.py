"""A range of steps of one run as float32 blocks, ready to send."""

from functools import partial
from typing import Any, NamedTuple

import numpy as np

from lab.analysis.anatomy import arrived, pulls
from lab.curves import CURVES
from lab.curves.base import Stretch
from lab.experiment.experiment import Experiment
from lab.figures.base import height
from lab.gradients.base import Source
from lab.gradients.batch import Batch
from lab.gradients.jump import Jump
from lab.simulation.problem import SEGMENT, Problem, Segment
from lab.simulation.segments import segment
from lab.stops.base import Stop
from landscapes.base import Landscape
from landscapes.base_examples import Examples
from ui.answers.ghost import new_loss
from ui.answers.path_marks import marked

SERIES = ("x", "y", "loss", "slope", "rate", "height")


class Wanted(NamedTuple):
    """What a page draws of a path beside its points: the view decides which series are sent."""

    height: str = "auto"
    curves: tuple[str, ...] = ()
    arrows: bool = False
    stop: Stop | None = None
    floor: bool = False
    ghost: float = 0.0


PLAIN = Wanted()


def wanted(experiment: Experiment) -> Wanted:
    """The series that a link needs."""
    known = experiment
    return Wanted(
        known.height, known.needed_curves(), known.arrows, known.stop, known.floor, known.ghost
    )


class Piece(NamedTuple):
    """A range of steps: `count` entries of each series, `extra` names those after SERIES."""

    first: int
    count: int
    ended: bool
    extra: tuple[str, ...]
    blocks: bytes


def piece(problem: Problem, chunk: int, asked: Wanted = PLAIN) -> Piece:
    """Chunk number `chunk` of a course; empty past its end."""
    last = 0
    while last < chunk and segment(problem, last).end is None:
        last += 1
    found = segment(problem, last)
    extra = _extra(problem, found) | _drawn(problem, found, last, asked)
    extra |= pulls(problem, last) if asked.arrows else {}
    extra |= marked(problem, last, asked.stop)
    if asked.ghost:
        extra["new_loss"] = new_loss(problem.landscape, found.points, asked.ghost)
    if last < chunk:
        return Piece(SEGMENT * chunk + 1, 0, True, tuple(extra), b"")
    series = [*_series(problem, found, asked), *extra.values()]
    # Steps that leave float32's range are drawn at its end; the table says when it diverged.
    largest = np.finfo("<f4").max
    blocks = np.array(series)
    blocks.clip(-largest, largest, out=blocks)
    first = SEGMENT * chunk + 1 if chunk else 0
    return Piece(
        first,
        len(found.points),
        found.end is not None,
        tuple(extra),
        blocks.astype("<f4").tobytes(),
    )


def _series(problem: Problem, found: Segment, asked: Wanted) -> tuple[np.ndarray, ...]:
    return (
        found.points[:, 0],
        found.points[:, 1],
        found.loss,
        np.hypot(found.gradient[:, 0], found.gradient[:, 1]),
        found.learning_rate,
        height(problem.landscape, found.loss, asked.height),
    )


def _extra(problem: Problem, found: Segment) -> dict[str, np.ndarray]:
    """The series that only some runs have: the averaged path, and where clipping acted."""
    extra: dict[str, np.ndarray] = {}
    if found.average is not None:
        extra |= {"average_x": found.average[:, 0], "average_y": found.average[:, 1]}
    if problem.clip != Problem.clip:
        # By the point that an update arrives at: the start has none.
        acted = np.zeros(len(found.points))
        acted[len(acted) - len(found.clipped) :] = found.clipped
        extra["clipped"] = acted
    return extra


def _drawn(problem: Problem, found: Segment, index: int, asked: Wanted) -> dict[str, np.ndarray]:
    """The series that only the curves on the screen need."""
    last = segment(problem, index - 1) if index else None
    before = (None, None) if last is None else (last.points[-1], last.loss[-1])
    path = Stretch(
        found.points,
        found.loss,
        found.gradient,
        found.learning_rate,
        *before,
        partial(arrived, problem, index),
    )
    series: dict[str, np.ndarray] = {}
    for curve in (CURVES[name]() for name in asked.curves):
        if curve.column in SERIES or curve.absent(problem.landscape) is not None:
            continue
        names = filter(None, (curve.column, curve.second))
        values = np.atleast_2d(curve.values(problem.landscape, path))
        series |= dict(zip(names, values, strict=True))
    return series


def batches(landscape: Landscape, source: Source) -> dict[str, Any] | None:
    """How a run goes through the examples: the size of a batch, and the updates of an epoch."""
    if not isinstance(landscape, Examples):
        return None
    if isinstance(source, Batch):
        jump = {"jump": source.at} if isinstance(source, Jump) else {}
        return {"size": source.size, "epoch": source.updates_an_epoch(landscape), **jump}
    return None
