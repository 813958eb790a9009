"""The tests are tested: every planted fault in a rule or a derivative is seen by a check.

Faults are planted one at a time in the gradient and Hessian of every landscape, in the rule
of every optimizer and in the factor of every schedule. A fault that changes nothing is listed
in HARMLESS with its reason; an entry for a fault that is seen is wrong as well.
"""

import math
import signal

import numpy as np
import pytest

from lab.schedules import SCHEDULES
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support.closed_forms import CLOSED_FORMS
from tests.support.derivatives import gradient_error, hessian_error
from tests.support.drawn import objects
from tests.support.laws import breach
from tests.support.planted import mutants
from tests.support.recorded import claims, given, records
from tests.unit.declare.test_twins import TOLERANCE, worst_error
from tests.unit.lab.test_schedules import rates_error
from tests.unit.optimizers.test_optimizers import DECAYS, inputs, state_error, values_of, walk

pytestmark = pytest.mark.slow

# Seconds of this process's own work, whatever else the machine does, after which a planted
# fault counts as an endless loop; a check takes some hundredths.
ENDLESS = 4

# By optimizer: the fault's text without its line, and why it changes no step.
HARMLESS: dict[str, dict[str, str]] = {
    "conjugate_gradient": {
        "-1.0 -> +1.0": "a first direction that leads uphill is turned at once",
        "1.0 -> 2.0": "the first trial of the exact search, which finds the same place",
    },
    "prodigy": {
        "b3 * total[i] + rate * d * g[i] / d0 -> b3 * total[i] - rate * d * g[i] / d0": (
            "the sum's sign is turned from the first step on, and only its size is used"
        ),
        "1.0 -> 2.0": "it divides a zero, where there has been no gradient yet",
    },
    "schedule_free_sgd": {
        "1.0 -> 2.0": "it divides the weight of a step of rate zero, which is zero",
    },
}


def survivors(faults, seen) -> list[str]:
    """The faults that a check did not see; an error while computing is seen by anybody."""
    left = []
    for label, cls in faults:
        signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
        try:
            with np.errstate(all="ignore"):
                if not seen(cls):
                    left.append(label.partition(": ")[2])
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            continue
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return left


@pytest.fixture(autouse=True)
def endless_loops_are_seen():
    """A fault may make a loop endless; the alarm ends it with an error."""

    def stop(*_):
        raise OverflowError("an endless loop")

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.signal(signal.SIGVTALRM, before)


def derivatives_differ(cls) -> bool:
    things = objects({cls.key(): cls}, cls.key(), count=1)
    return any(not (gradient_error(t) <= 1e-12 and hessian_error(t) <= 1e-12) for t in things)


def steps_differ(cls) -> bool:
    """Against recorded runs, closed forms of the state, and the law of weight decay."""
    for record in records("trajectories").values():
        for thing in claims({cls.key(): cls}, record["class"], given(record)).values():
            if not worst_error(record, thing) <= TOLERANCE:
                return True
    return decay_differs(cls) or states_differ(cls) or not breach(cls) <= TOLERANCE


def decay_differs(cls) -> bool:
    gradients, places = inputs(cls.key())
    if "weight_decay" not in values_of(cls()) or cls().joint:
        return False
    optimizer, plain = cls(weight_decay=0.3), cls(weight_decay=0)
    law = DECAYS[type(optimizer).__dataclass_fields__["weight_decay"].metadata["parameter"].label]
    found = walk(optimizer, np, gradients, places)[0]
    return not np.allclose(found, law(plain, optimizer, gradients, places), rtol=1e-12)


def states_differ(cls) -> bool:
    if cls.key() not in CLOSED_FORMS:
        return False
    things = objects({cls.key(): cls}, cls.key(), count=6)
    plain = [thing for thing in things if not thing.joint and not thing.takes_factor]
    return any(not state_error(thing) <= 1e-10 for thing in plain)


def rates_differ(cls) -> bool:
    found = {}
    for name, record in records("schedulers").items():
        if claims(
            {cls.key(): cls},
            record["class"],
            {**record["hyperparameters"], **record["kwargs"]},
            record["base_lr"],
        ):
            found[name] = rates_error(record, {cls.key(): cls})
    whole_run = cls().factor(30, 200) - SCHEDULES[cls.key()]().factor(30, 200)
    return any(not error <= 1e-12 for error in (*found.values(), abs(whole_run)))


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_fault_in_a_derivative_is_seen(key, record_property):
    faults = list(mutants(LANDSCAPES[key], ("gradient", "hessian")))
    record_property("counted: faults planted in derivatives, all seen", len(faults))
    assert survivors(faults, derivatives_differ) == []
    assert not derivatives_differ(LANDSCAPES[key])


@pytest.mark.parametrize("key", [key for key, cls in OPTIMIZERS.items() if cls.twin])
def test_every_fault_in_a_rule_is_seen(key, record_property):
    faults = list(mutants(OPTIMIZERS[key], ("rule",)))
    left = survivors(faults, steps_differ)
    record_property("counted: faults planted in update rules, all seen", len(faults) - len(left))
    record_property("counted: planted faults that change nothing", len(left))
    assert set(left) == set(HARMLESS.get(key, {}))
    assert not steps_differ(OPTIMIZERS[key])


@pytest.mark.parametrize("key", [key for key, cls in SCHEDULES.items() if cls.twin])
def test_every_fault_in_a_schedule_is_seen(key, record_property):
    faults = list(mutants(SCHEDULES[key], ("factor",)))
    record_property("counted: faults planted in schedules, all seen", len(faults))
    assert survivors(faults, rates_differ) == []
    assert not rates_differ(SCHEDULES[key])


@pytest.mark.parametrize("key", ["adam"])
def test_the_named_faults_are_among_them(key):
    """Adam without bias correction, and a gradient with a wrong sign in one term."""
    labels = [label for label, _ in mutants(OPTIMIZERS[key], ("rule",))]
    assert any("if not correct" in label for label in labels)
    labels = [label for label, _ in mutants(LANDSCAPES["rosenbrock"], ("gradient",))]
    assert any("- 2 * x * v -> 2 * (x - self.a) + 2 * x * v" in label for label in labels)
    assert math.isfinite(gradient_error(LANDSCAPES["rosenbrock"]()))
