"""simulate: the paths of an experiment's runs, each to its end."""

from functools import partial

import numpy as np

from experiment import Experiment
from run import Run
from status import judge
from trajectory import Trajectory
from walk import Course, Segment, segment


def course_of(experiment: Experiment, run: Run) -> Course:
    """What the path of one run depends on."""
    return Course(
        experiment.landscape, run.optimizer, run.schedule, run.source, run.changes,
        experiment.start_of(run), experiment.stop, experiment.steps, experiment.seed,
    )  # fmt: skip


def simulate(experiment: Experiment) -> tuple[Trajectory, ...]:
    """The trajectory of every run, in the order of the runs, each to its end."""
    return tuple(travel(course_of(experiment, run)) for run in experiment.runs)


def travel(course: Course) -> Trajectory:
    """The whole trajectory of one course."""
    found = segments(course)
    points, loss, gradient, rate = (
        _joined([getattr(s, name) for s in found])
        for name in ("points", "loss", "gradient", "learning_rate")
    )
    end = found[-1].end or "budget"
    stopped_at = len(points) - (end != "diverged")
    verdict = judge(course.landscape, points, end)
    replay = partial(states, course)
    return Trajectory(points, loss, gradient, rate, verdict, stopped_at, replay)


def states(course: Course) -> dict[str, np.ndarray]:
    """The optimizer's state by name, each (n + 1, 2), by running the course once more."""
    pairs = [pair for s in segments(course, record=True) for pair in s.states]
    table = np.array(pairs, dtype=float).reshape(len(pairs), 2, -1)
    return {name: table[:, :, i] for i, name in enumerate(course.optimizer.state_names)}


def segments(course: Course, record: bool = False) -> list[Segment]:
    """All segments of a course, in order."""
    found = [segment(course, 0, record)]
    while found[-1].end is None:
        found.append(segment(course, len(found), record))
    return found


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
    whole.flags.writeable = False
    return whole
