"""Every optimizer equals its twin: iterate by iterate, against recorded runs."""

import numpy as np
import pytest

from lab.simulation.simulate import solve
from optimizers import OPTIMIZERS
from tests.support.recorded import (
    claims,
    closest,
    declared_default,
    given,
    library_default,
    problem,
    records,
)

TOLERANCE = 1e-10

CLAIMS = {
    name: claims(OPTIMIZERS, record["class"], given(record))
    for name, record in records("trajectories").items()
}
PAIRS = [(name, key) for name, found in CLAIMS.items() for key in found]


def worst_error(record, optimizer):
    """The largest difference to a recorded run, relative to what is larger than 1."""
    trajectory = solve(problem(record, optimizer))
    index = np.array(record["index"])
    if len(trajectory.points) <= index[-1]:
        return np.inf
    found = np.column_stack([trajectory.points, trajectory.loss])[index]
    recorded = np.column_stack([record["x"], record["y"], record["loss"]])
    errors = [distance(found, recorded)]
    for prefix in ("avg", "eval"):  # The average that the rule, or the run, keeps beside it.
        if f"{prefix}_x" in record:
            average = trajectory.average
            average = trajectory.state["average"] if average is None else average
            both = np.column_stack([record[f"{prefix}_x"], record[f"{prefix}_y"]])
            # Ours is zero at the start, where the rule has not been asked yet.
            errors.append(distance(average[index][1:], both[1:]))
    return max(errors)


def distance(found, recorded) -> float:
    """The largest difference, relative to what is larger than 1."""
    return float(np.max(np.abs(found - recorded) / np.maximum(1, np.abs(recorded))))


@pytest.mark.parametrize(("name", "key"), PAIRS, ids=[f"{key}-{name}" for name, key in PAIRS])
def test_equals_its_twin(name, key, record_property):
    error = worst_error(records("trajectories")[name], CLAIMS[name][key])
    record_property("compared: recorded runs of optimizers", float(error))
    assert error <= TOLERANCE


@pytest.mark.parametrize("name", CLAIMS)
def test_each_file_has_one_owner(name, record_property):
    record_property("counted: recorded files of optimizers", 1)
    assert len(closest(CLAIMS[name])) == 1, f"{name} belongs to {list(CLAIMS[name])}"


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_has_recorded_runs_or_a_reason(key):
    cls = OPTIMIZERS[key]
    if cls.twin is None:
        assert cls.twin_reason.endswith(".")
    else:
        assert not cls.twin_reason
        assert any(closest(found) == [key] for found in CLAIMS.values())


@pytest.mark.parametrize("key", [key for key, cls in OPTIMIZERS.items() if cls.twin])
def test_library_defaults_are_the_librarys(key):
    twin = OPTIMIZERS[key].twin
    for argument, names in twin.arguments.items():
        value = library_default(twin, argument)
        if value is not None:
            several = (names, value) if isinstance(names, tuple) else ((names,), (value,))
            for name, default in zip(*several, strict=True):
                assert declared_default(OPTIMIZERS[key], name) == default, name


@pytest.mark.parametrize(
    "name", [n for n, r in records("trajectories").items() if "first_non_finite_index" in r]
)
def test_diverges_at_the_recorded_step(name):
    record = records("trajectories")[name]
    for optimizer in CLAIMS[name].values():
        trajectory = solve(problem(record, optimizer))
        assert trajectory.status == "diverged"
        assert trajectory.stopped_at == record["first_non_finite_index"]
        assert len(trajectory.points) == record["first_non_finite_index"]
