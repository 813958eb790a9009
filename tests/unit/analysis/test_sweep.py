"""The sweep of a learning rate and the map over the momentum are what single runs become."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declare.parameters import declarations
from lab.analysis.maps.rates import PART, Missing, decades, momenta, momentum_of, rates_between
from lab.analysis.maps.sweep import MOST_IN_MAP, MOST_STEPS, PARTS, ROWS, rate_map, sweep
from lab.analysis.maps.varied import unsweepable
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.schedules import SCHEDULES
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support import experiments
from tests.support.many import experiment_of
from ui.answers.rate_maps import mapped, swept

WISE = [key for key, cls in OPTIMIZERS.items() if unsweepable(Run(cls())) is None]
WITH_MOMENTUM = [key for key in WISE if momentum_of(OPTIMIZERS[key]()) is not None]


def outcome(experiment, **values):
    """What becomes of the first run with other hyper-parameters: (diverged at, reached, height)."""
    run = experiment.runs[0]
    run = replace(run, optimizer=replace(run.optimizer, **values))
    (whole,) = simulate(replace(experiment, runs=(run,)))
    lowest = experiment.landscape.lowest()
    height = whole.loss - lowest
    down = np.flatnonzero(height <= PART * height[0])
    lost = whole.stopped_at if whole.status == "diverged" else -1
    return lost, int(down[0]) if down.size else -1, None if lost >= 0 else float(height[-1])


@pytest.mark.parametrize("key", WISE)
def test_each_rate_of_a_sweep_ends_as_its_run_does(key):
    experiment = experiment_of(f"?on=ravine:kappa=20&run={key}&steps=60")
    found = sweep(experiment, experiment.runs[0])
    assert len(found.rates) == len(found.height) == len(found.reached) == len(found.diverged_at)
    calm = declarations(OPTIMIZERS[key])["lr"].default
    for k in (0, int(np.abs(found.rates - calm).argmin()), len(found.rates) - 1):
        lost, reached, height = outcome(experiment, lr=float(found.rates[k]))
        assert (found.diverged_at[k], found.reached[k]) == (lost, reached)
        if height is None:
            assert np.isnan(found.height[k])
        elif found.rates[k] <= calm * 1.1:
            assert found.height[k] == pytest.approx(height, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("key", WITH_MOMENTUM)
def test_each_pair_of_a_map_ends_as_its_run_does(key):
    experiment = experiment_of(f"?on=ravine:kappa=20&run={key}&steps=60")
    part = 2
    found = rate_map(experiment, experiment.runs[0], part)
    assert found.reached.shape == found.diverged_at.shape == (ROWS // PARTS, len(found.rates))
    for row, column in ((0, 10), (3, 20), (7, 30)):
        values = {"lr": float(found.rates[column]), found.name: float(found.momenta[row])}
        lost, reached, _ = outcome(experiment, **values)
        if reached >= 0:
            assert found.reached[row, column] == reached
        else:
            assert (found.reached[row, column], found.diverged_at[row, column]) == (-1, lost)


def test_the_parts_of_a_map_are_all_of_its_rows():
    momentum = OPTIMIZERS["momentum"]()
    experiment = experiment_of("?on=ravine&run=momentum&steps=20")
    parts = [rate_map(experiment, experiment.runs[0], part).momenta for part in range(PARTS)]
    assert sorted(np.concatenate(parts)) == sorted(momenta(momentum, ROWS))
    assert momenta(momentum, ROWS)[[0, -1]].tolist() == [0, 0.99]


def test_a_run_of_its_own_rate_is_where_the_sweep_is():
    experiment = experiment_of("?on=himmelblau&run=adam:lr=0.1&steps=80")
    found = sweep(experiment, experiment.runs[0])
    here = int(np.flatnonzero(found.rates == 0.1)[0])
    assert found.own == pytest.approx(found.height[here], rel=1e-9)


def test_the_limit_of_stability_parts_what_diverges():
    experiment = experiment_of("?on=ravine&run=momentum:lr=0.01&steps=400")
    run = experiment.runs[0]
    found = sweep(experiment, run)
    assert found.limit is not None
    assert found.limit == stable_rate(experiment, run)
    lost = found.diverged_at >= 0
    assert not lost[found.rates < found.limit].any() and lost[found.rates > 2 * found.limit].all()
    for part in range(PARTS):
        rows = rate_map(experiment, run, part)
        for limit, row in zip(rows.limits, rows.diverged_at, strict=True):
            assert limit and not (row[rows.rates < 0.95 * limit] >= 0).any()


@pytest.mark.parametrize("steps", [50, MOST_IN_MAP + 1, MOST_STEPS + 1])
def test_the_work_is_bounded_and_it_says_so(steps):
    experiment = experiment_of(f"?on=bowl&run=momentum:lr=0.01~cosine&steps={steps}")
    run = experiment.runs[0]
    swept, mapped = sweep(experiment, run), rate_map(experiment, run, 0)
    assert (swept.steps, mapped.steps) == (min(steps, MOST_STEPS), min(steps, MOST_IN_MAP))
    assert swept.budget == mapped.budget == steps


def test_the_schedule_is_that_of_the_whole_budget():
    steps = MOST_STEPS + 200
    experiment = experiment_of(
        f"?on=ravine:kappa=2&run=gradient_descent:lr=0.001~cosine&steps={steps}"
    )
    found = sweep(experiment, experiment.runs[0])
    (whole,) = simulate(experiment)
    here = int(np.flatnonzero(found.rates == 0.001)[0])
    assert found.height[here] == pytest.approx(whole.loss[MOST_STEPS], rel=1e-9)


@pytest.mark.parametrize(
    ("runs", "within"),
    [
        ([(0.1, None)], (-4, 1)),
        ([(0.01, 0.02)], (-4, 0)),
        ([(50, 0.02)], (-4, 2)),
        ([(1e-7, None)], (-7, 1)),
        ([(0.01, 0.02), (0.1, None)], (-4, 1)),
        ([(900, 900)], (0, 3)),
    ],
)
def test_rates_go_over_the_limit_and_the_run(runs, within):
    found = decades(runs, (1e-8, 1000))
    assert found == within
    rates = rates_between(found, 20)
    assert (rates[0], rates[-1]) == (10.0 ** found[0], 10.0 ** found[1])
    assert (np.diff(rates) > 0).all()


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("?on=bowl&run=newton", "independently"),
        ("?on=horse_saddle&run=adam", "lowest"),
        ("?on=bowl&run=adam&from=0,0", "no higher"),
    ],
)
def test_why_there_is_no_sweep(link, reason):
    experiment = experiment_of(link)
    with pytest.raises(Missing, match=reason):
        sweep(experiment, experiment.runs[0])


@pytest.mark.parametrize("run", ["gradient_descent", "momentum~one_cycle"])
def test_why_there_is_no_map(run):
    experiment = experiment_of(f"?on=bowl&run={run}")
    with pytest.raises(Missing, match="momentum"):
        rate_map(experiment, experiment.runs[0], 0)


@st.composite
def sweepable(draw):
    """An experiment of one run that can be computed at many rates at once."""
    landscape = draw(experiments.LANDSCAPE)
    optimizer = draw(st.one_of([experiments.made(OPTIMIZERS[key]) for key in WISE]))
    steady = [cls for cls in SCHEDULES.values() if cls().watch() is None]
    schedule = draw(st.one_of([experiments.made(cls) for cls in steady]))
    start = draw(st.none() | experiments.starts(landscape))
    run = Run(optimizer, schedule)
    return Experiment(landscape=landscape, runs=(run,), start=start, steps=draw(st.integers(1, 9)))


@pytest.mark.slow
@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(sweepable())
def test_whatever_is_asked_there_are_numbers_or_a_sentence(experiment):
    (name,) = experiment.names()
    for answer in (swept(experiment.query(), name), mapped(experiment.query(), name, "1")):
        assert answer["missing"] is None or answer["missing"].endswith(".")
        json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize("on", LANDSCAPES)
def test_every_landscape_has_a_sweep_or_says_why_not(on):
    experiment = experiment_of(f"?on={on}&run=adam:lr=0.1&steps=10")
    try:
        found = sweep(experiment, experiment.runs[0])
    except Missing as missing:
        assert str(missing).endswith(".")
    else:
        assert np.isfinite(found.height[found.diverged_at < 0]).all()
