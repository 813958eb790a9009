"""simulate: the paths of an experiment's runs, each to its end."""

from functools import partial

import numpy as np

from lab.experiment.experiment import NEVER, Experiment
from lab.experiment.run import Run
from lab.simulation.problem import Problem, Segment
from lab.simulation.segments import compute_segment, segment
from lab.simulation.status import judge
from lab.simulation.trajectory import Trajectory
from optimizers.base import State


def problem_of(experiment: Experiment, run: Run) -> Problem:
    """What the path of one run depends on: a stopping rule that ends nothing is no part of it."""
    stop = NEVER if experiment.stop.run_on else experiment.stop
    return Problem(
        experiment.landscape,
        run.optimizer,
        run.schedule,
        run.source,
        run.changes,
        experiment.start_of(run),
        stop,
        experiment.steps,
        experiment.seed,
        clip=run.clip,
        average=run.average,
    )


def simulate(experiment: Experiment) -> tuple[Trajectory, ...]:
    """The trajectory of every run, in the order of the runs, each to its end."""
    return tuple(solve(problem_of(experiment, run)) for run in experiment.runs)


def solve(problem: Problem) -> Trajectory:
    """The whole trajectory of one course."""
    found = segments(problem)
    points, loss, gradient, rate, clipped = (
        _joined([getattr(s, name) for s in found])
        for name in ("points", "loss", "gradient", "learning_rate", "clipped")
    )
    averages = [s.average for s in found if s.average is not None]
    average = _joined(averages) if averages else None
    end = found[-1].end or "budget"
    stopped_at = len(points) - (end != "diverged")
    verdict = judge(problem.landscape, points, end, found[-1].reason)
    replay = partial(states, problem)
    return Trajectory(points, loss, gradient, rate, clipped, average, verdict, stopped_at, replay)


def states(problem: Problem) -> dict[str, np.ndarray]:
    """The optimizer's state by name, by running the course once more.

    (n + 1, 2) where there is one a coordinate or a pair, (n + 1,) for a joint rule's scalars.
    """
    pairs: list[tuple[State, State]] = []
    before = None
    for index in range(len(segments(problem))):
        found = compute_segment(problem, index, before, record=True)
        pairs, before = [*pairs, *found.states], found.particle
    names = problem.optimizer.state_names
    if problem.optimizer.joint:
        return {name: np.array([s[i] for s, _ in pairs], float) for i, name in enumerate(names)}
    table = np.array(pairs, dtype=float).reshape(len(pairs), 2, -1)
    return {name: table[:, :, i] for i, name in enumerate(names)}


def segments(problem: Problem) -> list[Segment]:
    """All segments of a course, in order."""
    found = [segment(problem, 0)]
    while found[-1].end is None:
        found.append(segment(problem, len(found)))
    return found


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
    whole.flags.writeable = False
    return whole
