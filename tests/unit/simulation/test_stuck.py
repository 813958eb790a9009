"""Where a rule finds no next step: a status and a sentence, never an exception or a NaN."""

from dataclasses import replace

import numpy as np
import pytest

from lab.schedules import SCHEDULES
from lab.simulation.simulate import solve
from lab.simulation.status import RULES
from landscapes import LANDSCAPES
from optimizers import NOT_OFFERED, OPTIMIZERS
from tests.support.laws import variants
from tests.support.scenes import change, scene

every = pytest.mark.parametrize("key", OPTIMIZERS)

CASES = {
    # ∂²f/∂x² = 2 - 4 b (y - 3 x²) is zero at y = 1 / (2 b).
    "Hessian singular": ("rosenbrock:a=1,b=10", "newton", (0.0, 0.05), "Hessian is singular"),
    "no lowest point": ("horse_saddle", "line_search:search=exact", (0.0, 0.5), "no lowest point"),
}


@pytest.mark.parametrize("case", CASES)
def test_says_why(case):
    surface, optimizer, start, sentence = CASES[case]
    found = solve(scene(surface, optimizer, start=start))
    assert found.status == "stalled" and sentence in found.verdict.sentence
    assert found.stopped_at == len(found.points) - 1 < 200
    assert found.verdict.word == "stuck" and "says why" in RULES["stalled"]


@pytest.mark.parametrize("key", ["bfgs", "conjugate_gradient"])
def test_a_search_that_ends_at_a_minimum_has_arrived(key):
    found = solve(scene("rosenbrock", key, steps=200))
    assert found.status == "converged" and found.verdict.point.kind == "minimum"
    assert "minimum" in found.verdict.sentence


@every
@pytest.mark.parametrize("landscape", ["bowl", "horse_saddle"])
def test_zero_gradient_at_the_start(key, landscape):
    found = solve(scene(landscape, key, start=(0.0, 0.0), steps=30))
    assert found.status in ("converged", "stalled", "running", "oscillating")
    assert np.isfinite(found.points).all()


@pytest.mark.slow
@every
def test_noise_and_wild_rates_end_in_a_status(key):
    """On every surface, with a rate out of all proportion and a gradient that is mostly noise."""
    for landscape in LANDSCAPES:
        for optimizer in (f"{key}:lr=1000", f"{key}:lr=0.5"):
            found = solve(scene(landscape, optimizer, source="noise:sigma=50", steps=25))
            assert found.status in RULES and np.isfinite(found.points).all()
            assert not any(np.isnan(series).any() for series in found.state.values())


@every
def test_choices_may_change_while_running(key):
    """A state made under one choice is understood under every other."""
    problem = scene("himmelblau", f"{key}:lr=0.01", steps=12)
    for other in variants(type(problem.optimizer))[1:]:
        (name,) = (n for n in vars(other) if getattr(other, n) != getattr(type(other), n))
        for first, then in (
            (problem.optimizer, getattr(other, name)),
            (
                replace(problem.optimizer, **{name: getattr(other, name)}),
                getattr(problem.optimizer, name),
            ),
        ):
            new = change(6, **{name: then})
            found = solve(replace(problem, optimizer=first, changes=(new,)))
            assert found.status in RULES and np.isfinite(found.points).all()


@pytest.mark.slow
@every
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_every_schedule_drives_every_optimizer(key, schedule):
    found = solve(
        scene(
            "himmelblau",
            f"{key}:lr=0.01",
            schedule=schedule,
            steps=15,
            clip="clip_norm",
            average="swa:start=3",
        )
    )
    assert found.status in RULES and np.isfinite(found.points).all()
    assert len(found.average) == len(found.points) == len(found.clipped) + 1


def test_what_is_not_offered_has_a_reason():
    assert {"Muon", "Shampoo"} <= set(NOT_OFFERED)
    assert not {name.lower() for name in NOT_OFFERED} & set(OPTIMIZERS)
    assert all(reason.endswith(".") for reason in NOT_OFFERED.values())
