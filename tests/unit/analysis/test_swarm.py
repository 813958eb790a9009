"""Many particles at once take the steps of their single runs."""

from dataclasses import replace

import numpy as np
import pytest

from declare.numbers import ParameterError
from declare.parameters import declarations
from lab.analysis.maps.swarm import swarm
from lab.analysis.maps.varied import unsweepable
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.schedules import SCHEDULES
from lab.simulation.problem import CYCLED
from lab.simulation.simulate import problem_of, solve
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

STEPS = 60
WISE = [key for key, cls in OPTIMIZERS.items() if unsweepable(Run(cls())) is None]
STEADY = [key for key, cls in SCHEDULES.items() if cls().watch() is None]
CALM = np.array([0.02, 0.1, 0.3])
ON = ("himmelblau", "ravine", "rosenbrock", "linreg", "two_neurons", "rastrigin")


def single(landscape, run, start, steps=STEPS):
    """The trajectory of one run."""
    experiment = Experiment(landscape=landscape, runs=(run,), start=start, steps=steps)
    return solve(problem_of(experiment, run))


def agrees(found, lane, trajectory):
    """Whether a lane of a recorded swarm took the steps of a single run."""
    assert found.xs is not None and found.ys is not None
    paths = np.stack([found.xs[(..., *lane)], found.ys[(..., *lane)]], axis=1)
    count = len(trajectory.points)
    np.testing.assert_allclose(paths[:count], trajectory.points, rtol=1e-9, atol=1e-11)
    if trajectory.status == "diverged":
        assert found.diverged_at[lane] == trajectory.stopped_at
        assert np.isnan(paths[count:]).all()
        assert np.isnan([found.x[lane], found.y[lane], found.loss[lane]]).all()
    else:
        assert found.diverged_at[lane] == -1
        np.testing.assert_allclose(found.loss[lane], trajectory.loss[-1], rtol=1e-9, atol=1e-11)


@pytest.mark.slow
@pytest.mark.parametrize("key", WISE)
@pytest.mark.parametrize("on", ON)
def test_a_sweep_takes_the_steps_of_single_runs(key, on):
    landscape, optimizer = LANDSCAPES[on](), OPTIMIZERS[key]()
    rates = CALM * optimizer.lr
    found = swarm(landscape, optimizer, *landscape.start, STEPS, varied={"lr": rates}, record=True)
    for lane, rate in enumerate(rates.tolist()):
        run = Run(replace(optimizer, lr=rate))
        agrees(found, (lane,), single(landscape, run, landscape.start))


@pytest.mark.parametrize("on", LANDSCAPES)
@pytest.mark.parametrize("key", ["gradient_descent", "adam"])
def test_a_grid_of_starts_takes_the_steps_of_single_runs(on, key):
    landscape, optimizer = LANDSCAPES[on](), replace(OPTIMIZERS[key](), lr=1e-3)
    (left, right), (bottom, top) = landscape.domain
    x = np.linspace(left, right, 5)[1:4] + 0.01 * (right - left)
    y = np.linspace(bottom, top, 4)[1:3, None]
    found = swarm(landscape, optimizer, x[None], y, STEPS, record=True)
    assert found.x.shape == (2, 3) and found.xs is not None and found.xs.shape == (STEPS + 1, 2, 3)
    for i, j in ((0, 0), (1, 2)):
        start = (float(x[j]), float(y[i, 0]))
        agrees(found, (i, j), single(landscape, Run(optimizer), start))


@pytest.mark.parametrize("key", STEADY)
@pytest.mark.parametrize("rule", ["momentum", "adam", "rprop"])
def test_schedules_apply(key, rule):
    landscape, schedule = LANDSCAPES["himmelblau"](), SCHEDULES[key]()
    optimizer = OPTIMIZERS[rule]()
    rates = CALM * 0.02
    found = swarm(
        landscape,
        optimizer,
        *landscape.start,
        STEPS,
        schedule=schedule,
        varied={"lr": rates},
        record=True,
    )
    for lane, rate in enumerate(rates.tolist()):
        run = Run(replace(optimizer, lr=rate), schedule)
        agrees(found, (lane,), single(landscape, run, landscape.start))


@pytest.mark.parametrize(
    ("key", "name"),
    [(k, n) for k in WISE for n in CYCLED if n in declarations(OPTIMIZERS[k])],
)
def test_momentum_can_be_varied_with_the_rate(key, name):
    landscape, optimizer = LANDSCAPES["ravine"](), OPTIMIZERS[key]()
    low = declarations(type(optimizer))[name].low
    shares, rates = np.array([low, 0.5, 0.9])[:, None], CALM * optimizer.lr
    found = swarm(
        landscape,
        optimizer,
        *landscape.start,
        STEPS,
        record=True,
        varied={"lr": rates, name: shares},
    )
    for i, j in ((0, 1), (1, 0), (2, 2)):
        values = {"lr": float(rates[j]), name: float(shares[i, 0])}
        run = Run(replace(optimizer, **values))
        agrees(found, (i, j), single(landscape, run, landscape.start))


@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "nesterov", "aggmo", "asgd"])
@pytest.mark.parametrize("on", ["himmelblau", "ravine", "peaks", "absolute", "cliff", "mlp_slice"])
def test_divergence_is_seen_at_the_step_of_the_single_run(key, on):
    landscape, optimizer = LANDSCAPES[on](), OPTIMIZERS[key]()
    rates = np.array([1e-3, 0.5, 5.0, 1000.0])
    found = swarm(landscape, optimizer, *landscape.start, STEPS, varied={"lr": rates}, record=True)
    for lane, rate in enumerate(rates.tolist()):
        one = single(landscape, Run(replace(optimizer, lr=rate)), landscape.start)
        lost = one.stopped_at if one.status == "diverged" else -1
        assert found.diverged_at[lane] == lost


@pytest.mark.parametrize("on", [key for key, cls in LANDSCAPES.items() if cls.separable])
@pytest.mark.parametrize("sides", [(9, 9), (9, 7)])
@pytest.mark.parametrize("rate", [1e-3, 0.2])
def test_a_separable_grid_is_stepped_as_coordinates_and_loses_the_same(on, sides, rate):
    landscape, optimizer = LANDSCAPES[on](), OPTIMIZERS["momentum"](lr=rate)
    (left, right), (bottom, top) = landscape.domain
    x = np.linspace(left, right, sides[0])[None]
    y = np.linspace(bottom, top, sides[1])[:, None]
    sparse = swarm(landscape, optimizer, x, y, STEPS, record=True)
    full = swarm(
        landscape, optimizer, *map(np.ravel, np.broadcast_arrays(x, y)), STEPS, record=True
    )
    for one, other in zip(sparse, full, strict=True):
        np.testing.assert_array_equal(one.reshape(other.shape), other)


def test_more_particles_than_a_chunk_are_independent():
    landscape, optimizer = LANDSCAPES["himmelblau"](), OPTIMIZERS["momentum"]()
    x = np.linspace(-5, 5, 20001)
    found = swarm(landscape, optimizer, x, 1.0, 20)
    for lane in (0, 8191, 8192, 20000):
        one = swarm(landscape, optimizer, x[lane], 1.0, 20)
        np.testing.assert_array_equal([one.x, one.loss], [found.x[lane], found.loss[lane]])
        assert one.diverged_at == found.diverged_at[lane]
    assert (found.diverged_at >= 0).any() and (found.diverged_at < 0).any()


def test_a_particle_ends_at_the_first_point_that_is_all_that_is_asked_for():
    landscape, optimizer = LANDSCAPES["himmelblau"](), OPTIMIZERS["adam"]()
    rates = np.array([1e-4, 0.03, 0.1, 0.3])

    def low(x, y):
        return landscape.value(x, y, np) <= 1.0

    found = swarm(
        landscape, optimizer, -1.0, 1.0, STEPS, varied={"lr": rates}, until=low, record=True
    )
    for lane, rate in enumerate(rates.tolist()):
        one = single(landscape, Run(replace(optimizer, lr=rate)), (-1.0, 1.0))
        first = np.flatnonzero(one.loss <= 1.0)
        step = int(first[0]) if first.size else STEPS
        assert found.done_at[lane] == (step if first.size else -1)
        np.testing.assert_allclose([found.x[lane], found.y[lane]], one.points[step], rtol=1e-9)
        assert np.isnan(found.xs[step + 1 :, lane]).all()
    assert (found.done_at >= 0).any() and (found.done_at < 0).any()


def test_what_is_returned_is_read_only():
    landscape = LANDSCAPES["bowl"]()
    found = swarm(landscape, OPTIMIZERS["adam"](), *landscape.start, 3, record=True)
    assert not any(array.flags.writeable for array in found if array is not None)


@pytest.mark.parametrize("values", [[0.1, -1.0], [0.1, 1e9], [np.nan, 0.1]])
def test_values_out_of_range_are_refused(values):
    landscape = LANDSCAPES["bowl"]()
    with pytest.raises(ParameterError):
        swarm(landscape, OPTIMIZERS["adam"](), *landscape.start, 3, varied={"lr": values})


@pytest.mark.parametrize(
    "run",
    [
        "gradient_descent:sequential=true",
        "newton",
        "adam~noise:sigma=0.1",
        "adam~clip_norm:limit=1",
        "adam~reduce_on_plateau",
        "adam~at:step=4,lr=1",
    ],
)
def test_why_a_run_cannot_be_swept(run):
    experiment, problems = Experiment.from_query(f"?on=bowl&run={run}")
    assert not problems
    assert str(unsweepable(experiment.runs[0])).endswith(".")


@pytest.mark.parametrize("on", ["himmelblau", "rastrigin"])
@pytest.mark.parametrize("count", [1, 21, STEPS + 1, 900])
def test_only_the_last_points_are_recorded_where_no_more_are_asked_for(on, count):
    landscape, optimizer = LANDSCAPES[on](), OPTIMIZERS["gradient_descent"](lr=0.02)
    x, y = (np.linspace(*side, 5) for side in landscape.domain)
    whole, last = (
        swarm(landscape, optimizer, x[None, :], y[:, None], STEPS, record=record)
        for record in (True, count)
    )
    assert (whole.diverged_at >= 0).any() == (on == "himmelblau")
    for found, kept in ((whole.xs, last.xs), (whole.ys, last.ys)):
        assert found is not None and kept is not None
        assert len(kept) == min(count, STEPS + 1)
        np.testing.assert_array_equal(kept, found[-count:])
    np.testing.assert_array_equal(last.diverged_at, whole.diverged_at)
