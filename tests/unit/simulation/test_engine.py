"""Paths: what a trajectory holds, and that it depends on its experiment alone."""

from dataclasses import replace

import numpy as np
import pytest

from declare.floats import FLOATS
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.simulation import segments as walk
from lab.simulation.simulate import segments, simulate, solve
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support.scenes import change, plain_loop, plain_steps, read, scene

SERIES = ("points", "loss", "gradient", "learning_rate")
NOISE = "noise:sigma=0.7"

every_optimizer = pytest.mark.parametrize("key", OPTIMIZERS)


def bits(trajectory) -> list:
    """All that a trajectory says, to the last bit."""
    arrays = [getattr(trajectory, name) for name in SERIES] + list(trajectory.state.values())
    return [a.tobytes() for a in arrays] + [trajectory.verdict, trajectory.stopped_at]


@pytest.mark.slow
@pytest.mark.parametrize("key", LANDSCAPES)
def test_points_are_finite_and_read_only(key):
    for name in OPTIMIZERS:
        for lr in (0.01, 1000.0):
            found = solve(scene(key, f"{name}:lr={lr}", steps=60))
            assert found.points.shape == (len(found.loss), 2)
            assert found.gradient.shape == found.points.shape
            assert found.learning_rate.shape == found.loss.shape
            assert tuple(found.points[0]) == LANDSCAPES[key].start
            for series in SERIES:
                values = getattr(found, series)
                assert values.dtype == np.float64 and np.isfinite(values).all()
                with pytest.raises(ValueError, match="read-only"):
                    values[0] = 0


@pytest.mark.parametrize("key", LANDSCAPES)
def test_loss_and_gradient_are_those_of_the_points(key):
    found = solve(scene(key, "adam:lr=0.05", source=NOISE, steps=50))
    landscape, (x, y) = LANDSCAPES[key](), found.points.T
    assert np.array_equal(found.loss, landscape.value(x, y, np) + 0 * x)
    assert np.array_equal(found.gradient.T, np.broadcast_arrays(*landscape.gradient(x, y, np)))


@every_optimizer
@pytest.mark.parametrize("source", ["exact", NOISE])
def test_a_longer_run_has_the_same_beginning(key, source):
    problem = scene(optimizer=f"{key}:lr=0.003", source=source, seed=5, steps=30)
    short, long = solve(problem), solve(replace(problem, steps=700))
    for found, count in ((short, 31), (long, 701)):
        assert len(found.points) == count or found.verdict.reason
    for series in SERIES:
        beginning = getattr(long, series)[: len(short.points)]
        assert np.array_equal(getattr(short, series), beginning)


@pytest.mark.slow
@every_optimizer
@pytest.mark.parametrize("source", SOURCES)
def test_segments_cannot_be_seen(key, source):
    changes = change(40, lr=0.001), change(walk.SEGMENT, lr=0.002), change(800, lr=0.0005)
    problem = scene(
        optimizer=f"{key}:lr=0.003",
        schedule="step",
        source=source,
        changes=changes,
        seed=3,
        steps=1200,
    )
    found = segments(problem)
    assert [len(s.points) for s in found] == [501, 500, 200] or found[-1].reason
    assert not any(getattr(s, name).flags.writeable for s in found for name in SERIES)
    assert solve(problem).points.tobytes() == np.array(plain_loop(problem)).tobytes()


@pytest.mark.parametrize("key", SCHEDULES)
def test_schedule_drives_the_path(key):
    problem = scene(optimizer="gradient_descent:lr=0.004", schedule=key, steps=1200)
    found = solve(problem)
    assert found.points.tobytes() == np.array(plain_loop(problem)).tobytes()
    rates = [0.004 * factor for _, _, factor in plain_steps(problem)]
    assert np.array_equal(found.learning_rate, rates)
    steps = -found.learning_rate[:-1, None] * found.gradient[:-1]
    assert np.allclose(np.diff(found.points, axis=0), steps, rtol=1e-9, atol=1e-14)


def test_noise_is_one_stream_for_all_runs():
    """g + σ n with one row of normals an update, from PCG64 with the experiment's seed."""
    stream = np.random.default_rng(11).standard_normal((600, 2))
    for lr, sigma in ((0.01, 0.5), (0.002, 2.0)):
        found = solve(
            scene(
                "bowl",
                f"gradient_descent:lr={lr}",
                source=f"noise:sigma={sigma}",
                seed=11,
                steps=600,
            )
        )
        seen = (-np.diff(found.points, axis=0) / lr - found.gradient[:-1]) / sigma
        assert np.allclose(seen, stream, atol=1e-10)


@pytest.mark.parametrize("key", SOURCES)
def test_source_draws_from_seed_and_step_alone(key):
    landscape, source = LANDSCAPES["himmelblau"](), read(SOURCES, key)
    whole = source.estimator(landscape, FLOATS, 9, range(300))
    part = source.estimator(landscape, FLOATS, 9, range(120, 140))
    assert [whole(k, 1.0, 2.0) for k in range(120, 140)] == [
        part(k, 1.0, 2.0) for k in range(120, 140)
    ]


def test_simulate_depends_on_the_experiment_alone():
    runs = "&run=".join(f"{key}~cosine~{NOISE}~at:step=100,lr=0.01" for key in [*OPTIMIZERS][:6])
    experiment, problems = Experiment.from_query(f"?on=rosenbrock&steps=900&seed=4&run={runs}")
    assert not problems
    first = [bits(found) for found in simulate(experiment)]
    other = replace(experiment, seed=5, runs=experiment.runs[::-1])
    assert [bits(found) for found in simulate(other)] != first[::-1]
    for cleared in (False, True):
        if cleared:
            walk.segment.cache_clear()
        backwards = simulate(replace(experiment, runs=experiment.runs[::-1]))
        assert [bits(found) for found in backwards] == first[::-1]


def test_a_minus_zero_is_a_zero():
    """0.0 and -0.0 are one key of every cache, so that they must be one value."""
    link = "?on=rosenbrock:a=-0&from=-0,1&steps=9&run=momentum:momentum=-0~from:x=-0,y=-0"
    experiment, _ = Experiment.from_query(link)
    assert repr(experiment) == repr(Experiment.from_query(link.replace("-0", "0"))[0])
    run = replace(experiment.runs[0], start=(-0.0, 1))
    other = replace(experiment, landscape=LANDSCAPES["rosenbrock"](a=-0.0), runs=(run,))
    assert "-0" not in other.query().replace("-0.", "") and "-0.0" not in repr(other)


def test_a_change_alters_nothing_before_it():
    problem = scene(optimizer="momentum:lr=0.003", source=NOISE, steps=100)
    plain = solve(problem)
    found = solve(replace(problem, changes=(change(40, lr=0.005), change(60, momentum=0.5))))
    assert np.array_equal(found.points[:41], plain.points[:41])
    assert not np.isclose(found.points[41:45], plain.points[41:45]).any()
    assert set(found.learning_rate[:40]) == {0.003} and set(found.learning_rate[40:]) == {0.005}
    undone = solve(replace(problem, changes=(change(40, lr=0.005), change(40, lr=0.003))))
    assert np.array_equal(undone.points, plain.points)


def test_changes_are_kept_in_the_order_of_their_steps():
    late, early = change(60, lr=0.005), change(40, lr=0.02)
    assert Run(OPTIMIZERS["adam"](), changes=(late, early)).changes == (early, late)
    experiment, _ = Experiment.from_query("?run=adam~at:step=60,lr=0.005~at:step=40,lr=0.02")
    assert experiment.runs[0].changes == (early, late)
    (found,) = simulate(experiment)
    assert [found.learning_rate[k] for k in (39, 40, 59, 60)] == [0.1, 0.02, 0.02, 0.005]


@pytest.mark.slow
@every_optimizer
def test_state_is_replayed(key):
    problem = scene(optimizer=f"{key}:lr=0.003", source=NOISE, steps=620)
    found = solve(problem)
    assert tuple(found.state) == OPTIMIZERS[key].state_names
    shapes = {len(found.points), 2}, {len(found.points)}
    assert all({*s.shape} in shapes and np.isfinite(s).all() for s in found.state.values())
    _, first = problem.optimizer.rule(FLOATS)
    both = (lambda v: v) if problem.optimizer.joint else lambda v: (v, v)
    for series, value in zip(found.state.values(), first, strict=False):
        assert np.array_equal(series[0], both(value))


def test_replayed_momentum_makes_the_steps():
    found = solve(scene(optimizer="momentum:lr=0.003", source=NOISE, steps=620))
    steps = np.diff(found.points, axis=0)
    assert np.allclose(steps, -0.003 * found.state["b"][1:], rtol=1e-9, atol=1e-14)


def test_table_has_one_row_a_point():
    found = solve(scene(optimizer="gradient_descent:lr=0.01", steps=12))
    table = found.frame()
    assert list(table["step"]) == list(range(13))
    assert np.array_equal(table[["x", "y"]], found.points)
    assert np.array_equal(table[["gradient_x", "gradient_y"]], found.gradient)
    assert np.array_equal(table["loss"], found.loss)
    assert np.array_equal(table["learning_rate"], found.learning_rate)
