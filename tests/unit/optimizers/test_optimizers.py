"""Every optimizer: what it declares, its laws, and one particle as one lane of many."""

from dataclasses import replace

import numpy as np
import pytest

from declare.floats import FLOATS
from declare.parameters import declarations
from optimizers import OPTIMIZERS
from tests.support.closed_forms import CLOSED_FORMS
from tests.support.drawn import EXACT, generator, objects
from tests.support.laws import breach
from tests.unit.landscapes.test_landscapes import Watched

STEPS = 40
LANES = 5

every = pytest.mark.parametrize("key", OPTIMIZERS)


def rules(key, count=3):
    """The optimizer with several hyper-parameters, where it makes one step a coordinate.

    Joint rules see both coordinates and the landscape: recorded runs are their check.
    """
    every = objects(OPTIMIZERS, key, count)
    return [o for o in every if not o.joint]


def walk(optimizer, m, gradients, places):
    """The steps and states that a rule makes of given gradients at given places."""
    update, state = optimizer.rule(m)
    deltas, states = [], [state]
    factor = (1.0,) if optimizer.takes_factor else ()
    for t, (g, x) in enumerate(zip(gradients, places, strict=True), start=1):
        delta, state = update(t, g, x, state, *factor)
        deltas.append(delta)
        states.append(state)
    return deltas, states


def inputs(key):
    """Gradients and places, (STEPS, LANES) each."""
    rng = generator(key)
    return rng.normal(size=(STEPS, LANES)), rng.normal(size=(STEPS, LANES))


@every
def test_declares_what_is_shown(key):
    cls = OPTIMIZERS[key]
    assert cls.title and cls.equation and cls.source and cls.about().endswith(".")
    assert next(iter(declarations(cls))) == "lr"
    assert all(p.tex or p.kind in ("flag", "word") for p in declarations(cls).values())


@every
def test_a_particle_is_a_lane_of_many(key):
    """To the last bit, unless a function is used that the two libraries round differently."""
    gradients, places = inputs(key)
    for optimizer in rules(key):
        used = Watched(np)
        together = np.array(walk(optimizer, used, gradients, places)[0])
        for lane in range(LANES):
            own = gradients[:, lane].tolist(), places[:, lane].tolist()
            alone = np.array(walk(optimizer, FLOATS, *own)[0])
            if used.names <= EXACT:
                assert np.array_equal(alone, together[:, lane])
            assert np.allclose(alone, together[:, lane], rtol=1e-12, atol=0)


@every
def test_step_is_proportional_to_the_learning_rate(key):
    """The engine multiplies the step by the schedule's factor instead of the rate."""
    gradients, places = inputs(key)
    for optimizer in rules(key):
        if optimizer.takes_factor:
            continue
        halved = type(optimizer)(**{**values_of(optimizer), "lr": optimizer.lr / 2})
        deltas, states = walk(optimizer, np, gradients, places)
        half_deltas, half_states = walk(halved, np, gradients, places)
        assert np.allclose(deltas, 2 * np.array(half_deltas), rtol=1e-14, atol=0)
        for state, half_state in zip(states, half_states, strict=True):
            assert all(map(np.array_equal, state, half_state))


@every
def test_weight_decay_is_what_its_label_says(key):
    gradients, places = inputs(key)
    for optimizer in rules(key):
        label = declarations(type(optimizer)).get("weight_decay")
        if label is not None:
            plain = type(optimizer)(**{**values_of(optimizer), "weight_decay": 0})
            found = walk(optimizer, np, gradients, places)[0]
            beside = getattr(optimizer, "decoupled_weight_decay", False)
            law = DECAYS["decoupled weight decay" if beside else label.label]
            assert np.allclose(found, law(plain, optimizer, gradients, places), rtol=1e-12)


# What weight decay does, by the label of its declaration.
DECAYS = {
    "weight decay": lambda plain, optimizer, gradients, places: walk(
        plain, np, gradients + optimizer.weight_decay * places, places
    )[0],
    "decoupled weight decay": lambda plain, optimizer, gradients, places: (
        np.array(walk(plain, np, gradients, places)[0])
        - optimizer.lr * optimizer.weight_decay * places
    ),
}


@every
def test_state_has_its_names(key):
    for optimizer in rules(key):
        for state in walk(optimizer, FLOATS, [1.0, -2.0, 0.5], [0.0, 1.0, 2.0])[1]:
            assert len(state) == len(optimizer.state_names)
            assert all(type(entry) is float for entry in state)


def state_error(optimizer) -> float:
    """The worst difference between the state, step by step, and its closed form."""
    gradients, places = inputs(optimizer.key())
    states = walk(optimizer, np, gradients, places)[1]
    label = declarations(type(optimizer)).get("weight_decay")
    if label is not None and label.label == "weight decay":
        gradients = gradients + optimizer.weight_decay * places
    form = CLOSED_FORMS[optimizer.key()](optimizer, gradients)
    assert tuple(form) == optimizer.state_names
    errors = [0.0]
    for i, expected in enumerate(form.values()):
        found = np.array([np.broadcast_to(state[i], LANES) for state in states])
        errors.append(float(np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected)))))
    return float("nan") if np.isnan(errors).any() else max(errors)


@pytest.mark.parametrize("key", CLOSED_FORMS)
def test_state_equals_its_closed_form(key, record_property):
    error = max(map(state_error, rules(key, count=6)))
    record_property("compared: states with their closed forms", float(error))
    assert error <= 1e-10


@every
def test_no_gradient_no_step(key):
    """At rest on a critical point a rule without weight decay stays there."""
    for optimizer in rules(key):
        if key == "yogi":  # Its first mean is not zero, as in optax.
            optimizer = replace(optimizer, initial_accumulator_value=0)
        if key == "asgd":  # Its decay term pulls without a gradient.
            optimizer = replace(optimizer, lambd=0)
        if getattr(optimizer, "weight_decay", 0) == 0:
            assert not any(walk(optimizer, FLOATS, [0.0] * 5, [1.0] * 5)[0])


@every
def test_keeps_the_laws(key, record_property):
    error = breach(OPTIMIZERS[key])
    record_property("compared: optimizers with their laws", float(error))
    assert error <= 1e-10


def values_of(optimizer) -> dict:
    return {name: getattr(optimizer, name) for name in declarations(type(optimizer))}
