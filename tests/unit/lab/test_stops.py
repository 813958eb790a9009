"""The stop rules: each ends a run at its step, and changes nothing before."""

from dataclasses import replace

import numpy as np
import pytest

from lab.simulation import segments as walk
from lab.simulation.simulate import solve
from lab.stops import STOPS
from lab.stops.base import Here
from tests.support.scenes import read, scene

SERIES = ("points", "loss", "gradient", "learning_rate")


@pytest.mark.parametrize("start", [(-2.4, 1.8), (0.0, 1.8), (-2.4, 0.0)])
@pytest.mark.parametrize("key", STOPS)
def test_a_stop_rule_only_cuts(key, start):
    """The run with the rule is the beginning of the run without, to the step the rule names."""
    problem = scene("bowl", "momentum:lr=0.01", steps=900, start=start)
    whole = solve(problem)
    found = solve(replace(problem, stop=read(STOPS, key)))
    last = first_stop(key, whole)
    assert len(found.points) == last + 1 and found.stopped_at == last
    for series in SERIES:
        assert np.array_equal(getattr(found, series), getattr(whole, series)[: last + 1])


def first_stop(key, whole):
    """The step at which a rule ends a run: by its definition here, or else as it sees the path."""
    if key in FIRST_STOP:
        return FIRST_STOP[key](whole.loss, np.hypot(*whole.gradient.T))
    watch, memory = STOPS[key]().watch()
    for k, (point, loss, slope) in enumerate(
        zip(whole.points.tolist(), whole.loss.tolist(), whole.gradient.tolist(), strict=True)
    ):
        stop, memory = watch(memory, Here(k, *point, loss, tuple(slope)))
        if stop:
            return k
    return whole.stopped_at


# The step at which a rule stops at its defaults, from all losses and gradient lengths.
FIRST_STOP = {
    "never": lambda loss, slope: len(loss) - 1,
    "gradient": lambda loss, slope: np.flatnonzero(slope < 1e-6)[0],
    "loss": lambda loss, slope: 1 + np.flatnonzero(np.abs(np.diff(loss)) < 1e-4)[0],
    "patience": lambda loss, slope: next(
        k for k in range(len(loss)) if k - int(np.argmin(loss[: k + 1])) >= 10
    ),
}


def test_stop_rules_remember_across_segments():
    problem = scene("bowl", "gradient_descent:lr=0.02", stop="loss:change=1e-40", steps=2000)
    losses = solve(replace(problem, stop=STOPS["never"]())).loss
    last = 1 + np.flatnonzero(np.abs(np.diff(losses)) < 1e-40)[0]
    assert walk.SEGMENT < last < 2000 and len(solve(problem).points) == last + 1


def test_patience_counts_across_segments():
    """At a learning rate of 2/λ the loss stays as it is: the first is the best for ever."""
    found = solve(scene("bowl", "gradient_descent:lr=1", stop="patience:steps=1100", steps=2000))
    assert found.stopped_at == 1100


def test_a_run_may_stop_at_its_start():
    found = solve(scene("bowl", start=(0.0, 0.0), stop="gradient"))
    assert len(found.points) == 1 and found.stopped_at == 0
    assert found.verdict[:2] == ("converged", 0)
