"""The stopping rules: each ends a run at its step, and changes nothing before."""

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
        return FIRST_STOP[key](whole.loss, np.hypot(*whole.gradient.T), whole.points)
    watch, memory = STOPS[key]().watch()
    for k, (point, loss, slope) in enumerate(
        zip(whole.points.tolist(), whole.loss.tolist(), whole.gradient.tolist(), strict=True)
    ):
        stop, memory = watch(memory, Here(k, *point, loss, tuple(slope)))
        if stop:
            return k
    return whole.stopped_at


# The step at which a rule stops at its defaults, from all losses, gradient lengths and points.
FIRST_STOP = {
    "never": lambda loss, slope, points: len(loss) - 1,
    "gradient": lambda loss, slope, points: np.flatnonzero(slope < 1e-6)[0],
    "loss": lambda loss, slope, points: 1 + np.flatnonzero(np.abs(np.diff(loss)) < 1e-4)[0],
    "patience": lambda loss, slope, points: next(
        k for k in range(len(loss)) if k - int(np.argmin(loss[: k + 1])) >= 10
    ),
    "small_step": lambda loss, slope, points: next(
        k for k in range(5, len(points)) if lengths(points[k - 5 : k + 1]).max() < 1e-6
    ),
    "no_progress": lambda loss, slope, points: waits(points, 1e-3, 50),
}


def lengths(points):
    """The lengths of the steps between some points."""
    return np.hypot(*np.diff(points, axis=0).T)


def waits(points, distance, patience):
    """The step at which no later point has left the anchor for so long."""
    anchor = 0
    while True:
        left = np.flatnonzero(np.hypot(*(points[anchor:] - points[anchor]).T) >= distance)
        if not len(left) or left[0] > patience:
            return anchor + patience
        anchor += left[0]


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


def test_an_orbit_of_two_points_takes_no_small_steps():
    """At a learning rate of 2/λ the path jumps to and fro for ever: it moves, and gets nowhere."""
    problem = scene("bowl", "gradient_descent:lr=1", stop="small_step", steps=300)
    assert solve(problem).stopped_at == 300
    assert lengths(solve(problem).points).min() > 1
    assert solve(replace(problem, stop=STOPS["no_progress"](distance=9))).stopped_at == 50


def test_short_steps_that_lead_somewhere_are_progress():
    """Forty steps of a thousandth each: none is as long as the distance that counts, all of them
    together are."""
    problem = scene("absolute", "sign_sgd:lr=0.001", stop="no_progress:distance=0.01", steps=900)
    assert lengths(solve(problem).points[:400]).max() < 0.01
    assert solve(problem).stopped_at > 400


@pytest.mark.parametrize(
    "word", ["small_step:below=1e-300,steps=700", "no_progress:distance=1000,steps=700"]
)
def test_steps_are_counted_across_segments(word):
    """Both count further where one segment of a run ends and the next begins."""
    problem = scene("bowl", "gradient_descent:lr=0.5", start=(2.0, 1.0), stop=word, steps=2000)
    assert solve(problem).stopped_at in range(700, 800)
    assert walk.SEGMENT < 700
