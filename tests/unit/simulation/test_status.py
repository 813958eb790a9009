"""What became of a run: each rule has a scene, and divergence has its step."""

import math
from dataclasses import dataclass, replace

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.simulation import problem as problems
from lab.simulation.simulate import solve
from lab.simulation.status import NEAR, RULES, STILL, WINDOW
from landscapes.base import Landscape
from tests.support.scenes import plain_loop, scene


def first_beyond(problem) -> int:
    """The first step of a plain loop that leaves the limit."""
    points = np.abs(plain_loop(problem)).max(axis=1)
    return int(np.flatnonzero(points >= problem.limit)[0])


@pytest.mark.parametrize(
    ("problem", "step"),
    [
        # y grows by |1 - 0.021 * 100| = 1.1 a step, x shrinks: 1.1^k >= 1e12 at k = 290.
        (scene("ravine", "gradient_descent:lr=0.021", steps=400), 290),
        # y = 0.001 * 1.2^k reaches 1e12 at k = 190.
        (scene("horse_saddle", "gradient_descent:lr=0.1", steps=400), 190),
        (scene("ravine", "gradient_descent:lr=0.021", steps=290), 290),
    ],
)
def test_diverges_at_its_step(problem, step):
    found = solve(problem)
    assert found.verdict[:2] == ("diverged", step) and found.stopped_at == step
    assert len(found.points) == step == first_beyond(problem)
    assert np.abs(found.points).max() < problem.limit
    assert np.array_equal(found.points, plain_loop(problem)[:step])


def test_does_not_diverge_one_step_before():
    found = solve(scene("ravine", "gradient_descent:lr=0.021", steps=289))
    assert found.status != "diverged" and len(found.points) == 290 and found.stopped_at == 289


@pytest.mark.parametrize("step", [499, 500, 501, 502, 1000, 1001])
def test_diverges_on_the_edge_of_a_segment(step):
    problem = scene("horse_saddle", "gradient_descent:lr=0.01", steps=1500)
    limit = 0.001 * 1.02 ** (step - 0.5)
    found = solve(replace(problem, limit=limit))
    assert found.stopped_at == step == len(found.points)


@pytest.mark.parametrize("word", ["himmelblau", "rosenbrock", "rastrigin"])
def test_overflow_is_divergence(word):
    """Without a limit, the run goes on while loss and gradient are numbers, and no longer."""
    problem = scene(word, "gradient_descent:lr=1000", steps=700, limit=math.inf)
    found = solve(problem)
    assert found.status == "diverged"
    points = [*map(tuple, found.points.tolist())]
    assert points == plain_loop(replace(problem, steps=len(points) - 1))
    with np.errstate(all="ignore"):
        x, y = found.points[-1] - 1000 * found.gradient[-1]
        after = [problem.landscape.value(x, y, np), *problem.landscape.gradient(x, y, np)]
    assert not np.isfinite(after).all()


@dataclass(frozen=True)
class Edge(Landscape):
    """A slope along x, whose gradient cannot be computed at x = 3."""

    error: str = ""
    domain = ((-5.0, 5.0), (-5.0, 5.0))

    def value(self, x, y, m):
        return -x

    def gradient(self, x, y, m):
        return -1.0 + 0 * x, 0 * ERRORS[self.error](x, m)

    def critical_points(self):
        return []


# On floats each of these raises at 3; NumPy gives inf or NaN.
ERRORS = {
    "OverflowError": lambda x, m: m.exp(300 * x),
    "ValueError": lambda x, m: m.sqrt(2.5 - x),
    "ZeroDivisionError": lambda x, m: 1 / (3 - x),
}


@pytest.mark.parametrize("error", ERRORS)
def test_a_gradient_that_cannot_be_computed_is_divergence(error):
    with pytest.raises(ArithmeticError if error != "ValueError" else ValueError):
        Edge(error).gradient(3.0, 0.0, FLOATS)
    problem = replace(
        scene("bowl", "gradient_descent:lr=1"), landscape=Edge(error), start=(0.0, 0.0)
    )
    found = solve(problem)
    assert found.points.tolist() == [[0, 0], [1, 0], [2, 0]]
    assert found.verdict[:2] == ("diverged", 3)


def test_limit_is_ten_to_the_twelfth():
    assert problems.LIMIT == 1e12 and "10¹²" in RULES["diverged"]


def diagonal(problem) -> float:
    (left, right), (bottom, top) = problem.landscape.domain
    return math.hypot(right - left, top - bottom)


def test_converged():
    problem = scene("bowl", "gradient_descent:lr=0.1", steps=100)
    found = solve(problem)
    away = np.hypot(*found.points.T)
    since = found.verdict.at or 0
    assert found.status == "converged" and found.verdict.point == ("minimum", 0.0, 0.0, 0.0)
    assert np.all(away[since:] <= 1e-3 * diagonal(problem)) and away[since - 1] > 1e-3 * diagonal(
        problem
    )
    assert NEAR == 1e-3 and "0.1 %" in RULES["converged"]


def test_converged_only_after_staying():
    problem = scene("bowl", "gradient_descent:lr=0.1", steps=100)
    since = solve(problem).verdict.at or 0
    assert solve(replace(problem, steps=since + WINDOW)).status == "converged"
    assert solve(replace(problem, steps=since + WINDOW - 1)).status == "running"


def test_arrived_at_the_saddle_it_was_started_on():
    found = solve(scene("horse_saddle", start=(1.8, 0.0), steps=400))
    assert found.status == "converged" and found.verdict.sentence.startswith("The saddle at (0, 0)")


def test_stalled_near_a_saddle():
    problem = scene("horse_saddle", "gradient_descent:lr=0.05", start=(1.8, 1e-12), steps=150)
    found = solve(problem)
    lengths = np.hypot(*np.diff(found.points, axis=0)[-WINDOW:].T)
    assert lengths.sum() < 1e-4 * diagonal(problem)
    assert found.verdict[:2] == ("stalled", 150) and found.verdict.point is None
    assert STILL == 1e-4 and "0.01 %" in RULES["stalled"]


def test_stalled_by_a_tiny_rate():
    assert solve(scene("rosenbrock", "gradient_descent:lr=1e-8")).verdict[:2] == ("stalled", 200)


def test_oscillating():
    """At a learning rate of 2/λ the bowl throws the ball from side to side for ever."""
    found = solve(scene("bowl", "gradient_descent:lr=1", steps=50))
    assert found.verdict[:2] == ("oscillating", 50)
    assert np.array_equal(found.points[::2], [found.points[0]] * 26)


def test_growing_swings_diverge_although_they_are_not_beyond_the_range():
    """At 2.2/λ each step is 1.2 times as long as the one before."""
    found = solve(scene("bowl", "gradient_descent:lr=1.1", steps=50))
    assert found.verdict[:2] == ("growing", 50) and found.verdict.word == "diverging"


def test_a_stop_rule_ends_a_run_where_it_is():
    """Away from a minimum that is said; at one it has arrived, however few steps it stayed."""
    problem = scene("himmelblau", "adam:lr=0.5", stop="patience:steps=5")
    found = solve(problem)
    assert found.stopped_at < problem.steps
    assert found.verdict[:2] == ("stopped", found.stopped_at)
    assert found.verdict.word == f"stopped at {found.stopped_at}"
    assert "budget" not in found.verdict.sentence
    soon = solve(scene("himmelblau", "bfgs", stop="gradient:below=1e-6"))
    assert soon.status == "converged" and soon.stopped_at - (soon.verdict.at or 0) < WINDOW


def test_damped_swings_do_not_oscillate():
    assert solve(scene("bowl", "gradient_descent:lr=0.99", steps=50)).status == "running"


def test_running():
    found = solve(scene("himmelblau", "gradient_descent:lr=0.0005", steps=25))
    assert found.verdict[:2] == ("running", 25)


@pytest.mark.parametrize("status", RULES)
def test_every_status_has_a_rule(status):
    assert RULES[status].endswith(".") and "%" not in RULES[status].replace(" %", "")
