"""Every schedule equals its twin, and drives the runs that the twin drives."""

import math

import numpy as np
import pytest

from declare.parameters import declarations
from lab.schedules import SCHEDULES
from lab.simulation import segments as walk
from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.recorded import (
    claims,
    closest,
    declared_default,
    given,
    peak,
    problem,
    records,
    scheduler,
)
from tests.support.scenes import scene
from tests.unit.declare.test_twins import worst_error

every = pytest.mark.parametrize("key", SCHEDULES)


def owner(record, base_rate, registry=SCHEDULES):
    """The schedule that must equal a recorded one."""
    found = claims(registry, *scheduler(record), base_rate)
    keys = closest(found)
    assert len(keys) == 1, f"{record['class']} {record['kwargs']} belongs to {keys}"
    return found[keys[0]]


def rates_error(record, registry=SCHEDULES) -> float:
    """The worst difference to recorded rates, relative to the largest."""
    schedule, base = owner(record, record["base_lr"], registry), peak(record, record["base_lr"])
    found = [base * factor for factor in factors(schedule, len(record["lr"]), record.get("metric"))]
    error = float(np.abs(np.subtract(found, record["lr"])).max() / max(record["lr"]))
    cycled = [schedule.momentum(k, len(record["lr"])) for k in range(len(record["lr"]))]
    if "momentum" not in record:
        assert set(cycled) == {None}
        return error
    return max(error, float(np.abs(np.subtract(cycled, record["momentum"])).max()))


def factors(schedule, steps, losses):
    """The factors of a run's updates, which see the losses if the schedule watches them."""
    if not schedule.watch():
        return [schedule.factor(k, steps) for k in range(steps)]
    watch, memory = schedule.watch()
    found = [schedule.factor(0, steps)]
    for loss in losses[: steps - 1]:
        factor, memory = watch(memory, loss)
        found.append(factor)
    return found


@pytest.mark.parametrize("name", records("schedulers"))
def test_rates_are_the_twins(name, record_property):
    error = rates_error(records("schedulers")[name])
    record_property("compared: recorded learning rates of schedules", float(error))
    assert error <= 1e-12


@pytest.mark.parametrize("name", records("scheduled"))
def test_scheduled_run_equals_the_recorded_one(name, record_property):
    record = records("scheduled")[name]
    found = claims(OPTIMIZERS, record["class"], given(record))
    for optimizer in found.values():
        error = worst_error(record, optimizer)
        record_property("compared: recorded runs with a schedule", float(error))
        assert error <= 1e-10
        rates = solve(problem(record, optimizer)).learning_rate[record["index"]]
        assert np.abs(rates - record["lr"]).max() <= 1e-12 * max(record["lr"])
    assert found


@every
def test_has_recorded_rates_or_a_reason(key):
    cls = SCHEDULES[key]
    if cls.twin is None:
        assert cls.twin_reason.endswith(".")
    else:
        owned = [owner(record, record["base_lr"]) for record in records("schedulers").values()]
        assert cls in map(type, owned)


@every
def test_library_defaults_are_the_librarys(key):
    twin = SCHEDULES[key].twin
    for record in records("schedulers").values():
        if twin is not None and record["class"] == twin.path:
            for argument in twin.arguments.keys() - record["kwargs"].keys():
                value = record["hyperparameters"].get(argument)
                name = twin.arguments[argument]
                if value is not None and argument not in twin.relative and isinstance(name, str):
                    assert declared_default(SCHEDULES[key], name) == value


@every
def test_declares_what_is_shown(key):
    cls = SCHEDULES[key]
    assert cls.title and cls.equation and cls.about().endswith(".")
    known = declarations(cls).values()
    assert all(p.label for p in known)
    assert all(p.tex and p.tex in cls.equation for p in known if p.kind in ("number", "whole"))


@every
def test_factors_are_numbers(key):
    for schedule in objects(SCHEDULES, key):
        for steps in (1, 7, 600):
            factors = [schedule.factor(k, steps) for k in range(steps + 1)]
            assert all(type(f) is float and math.isfinite(f) and f >= 0 for f in factors)
            cycled = [schedule.momentum(k, steps) for k in range(steps + 1)]
            assert set(cycled) == {None} or all(0 <= momentum < 1 for momentum in cycled)


def test_plateau_waits_for_its_patience():
    watch, memory = SCHEDULES["reduce_on_plateau"](patience=2, gamma=0.5, cooldown=3).watch()
    seen = []
    for loss in (5.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0):
        factor, memory = watch(memory, loss)
        seen.append(factor)
    assert seen == [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25]


def test_a_rise_drops_the_rate_of_the_next_update():
    problem = scene("bowl", "momentum:lr=0.4", steps=60, schedule="drop_on_rise:gamma=0.5")
    found = solve(problem)
    rates, before = [0.4, 0.4], found.loss[0]
    for loss in found.loss[1:-1]:
        rates.append(rates[-1] * (0.5 if loss > before else 1.0))
        before = loss
    assert np.array_equal(found.learning_rate, rates)
    assert 2 < len(set(rates)) < 60


def test_plateau_sees_the_loss_of_the_path():
    """Across segments, and the same from any segment on."""
    problem = scene(
        "ravine",
        "gradient_descent:lr=0.0199",
        steps=1200,
        schedule="reduce_on_plateau:patience=50,threshold=0.9",
    )
    found = solve(problem)
    expected = factors(problem.schedule, 1201, found.loss)
    assert np.array_equal(found.learning_rate, 0.0199 * np.array(expected))
    assert len(set(expected)) > 2
    walk.segment.cache_clear()
    assert np.array_equal(walk.segment(problem, 2).points, found.points[1001:])


@pytest.mark.parametrize(("word", "name"), [("momentum", "momentum"), ("adam", "beta1")])
def test_one_cycle_replaces_the_momentum(word, name):
    problem = scene("bowl", word, schedule="one_cycle", steps=50)
    momenta = [getattr(problem.optimizer_at(k), name) for k in range(50)]
    assert momenta == [problem.schedule.momentum(k, 50) for k in range(50)]
    assert min(momenta) < 0.86 and momenta[0] == 0.95
    still = scene("bowl", word, schedule="one_cycle:cycle_momentum=false", steps=50)
    assert {getattr(still.optimizer_at(k), name) for k in range(50)} == {0.9}
