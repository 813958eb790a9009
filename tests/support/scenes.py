"""Courses for the tests of the engine, and the same steps in the plainest loop there is."""

from collections.abc import Iterator
from dataclasses import replace

from declare.floats import FLOATS
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS, Change, Run
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.simulation.problem import Problem
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import Stuck
from optimizers.base_oracle import Oracle


def scene(landscape="himmelblau", optimizer="gradient_descent", **more) -> Problem:
    """A course from the objects' words: `scene("bowl", "adam:lr=0.2", stop="loss")`."""
    surface = read(LANDSCAPES, landscape)
    words = {**PARTS, "stop": STOPS}
    problem = Problem(
        surface,
        read(OPTIMIZERS, optimizer),
        SCHEDULES["constant"](),
        SOURCES["exact"](),
        (),
        surface.start,
        STOPS["never"](),
        200,
        0,
    )
    return replace(problem, **{k: read(words[k], v) if k in words else v for k, v in more.items()})


def read(registry, word: str):
    """The object of a word; a word that is not understood is a mistake in a test."""
    name, _, settings = word.partition(":")
    problems: list[str] = []
    found = registry[name].read(settings, problems)
    assert not problems, problems
    return found


def change(step: int, **values) -> Change:
    """New hyper-parameters from a step on."""
    return Change(step, tuple(values.items()))


def plain_loop(problem: Problem) -> list[tuple[float, float]]:
    """The points of a course, step by step, without segments, stopping rules or a limit."""
    return [(x, y) for x, y, _ in plain_steps(problem)]


def plain_steps(problem: Problem) -> Iterator[tuple[float, float, float]]:
    """Each point of a course, and the factor of the update that leaves it."""
    x, y = problem.start
    _, first = problem.optimizer.rule(FLOATS)
    states = [first, first]
    estimator = problem.source.estimator(
        problem.landscape, FLOATS, problem.seed, range(problem.steps)
    )
    oracle = Oracle(problem.landscape, FLOATS, estimator, problem.seed)
    see, memory = problem.schedule.watch() or (None, None)
    factor = problem.schedule.factor(0, problem.steps)
    for k in range(problem.steps):
        yield x, y, factor
        optimizer, oracle.update = problem.optimizer_at(k), k
        update, _ = optimizer.rule(FLOATS)
        g, more = estimator(k, x, y), (factor,) if optimizer.takes_factor else ()
        try:
            if optimizer.joint:
                (dx, dy), states[0] = update(k + 1, g, (x, y), states[0], oracle, *more)
            else:
                dx, states[0] = update(k + 1, g[0], x, states[0], *more)
                dy, states[1] = update(k + 1, g[1], y, states[1], *more)
        except Stuck:
            return
        if see:
            factor_after, memory = see(memory, problem.landscape.value(x, y, FLOATS))
        else:
            factor_after = problem.schedule.factor(k + 1, problem.steps)
        by = 1.0 if optimizer.takes_factor else factor
        x, y, factor = x + by * dx, y + by * dy, factor_after
    yield x, y, factor


def experiment_of(landscape, optimizer, start=None) -> Experiment:
    """An experiment with one run."""
    return Experiment(landscape=landscape, runs=(Run(optimizer),), start=start)
