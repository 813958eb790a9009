"""Hypothesis strategies for experiments, built from the declarations alone."""

from functools import cache

from hypothesis import strategies as st

from declare.parameters import declarations
from lab.experiment.experiment import Experiment
from lab.experiment.run import EXACT, MOST_STEPS, PARTS, Change, Run
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

AWKWARD = (0.1 + 0.2, 5e-324, 2.2250738585072014e-308, -0.0, 0.0, 1.0, 1e22, 1e-5, 1 / 3, 1e16)


def values(parameter):
    """Any value that a declaration allows."""
    if parameter.kind == "flag":
        return st.booleans()
    if parameter.kind == "word":
        return st.sampled_from(parameter.words)
    if parameter.kind == "words":
        return st.lists(st.sampled_from(parameter.words), unique=True).map(parameter.check)
    if parameter.kind == "whole":
        return st.integers(parameter.low, parameter.high) | st.just(parameter.default)
    return reals(float(parameter.low), float(parameter.high)).map(parameter.check)


def reals(low: float, high: float):
    """Any number of a range, awkward ones often."""
    inside = [v for v in (*AWKWARD, low, high) if low <= v <= high]
    return st.sampled_from(inside) | st.floats(low, high)


def made(cls):
    """Any object of a class."""
    return st.builds(cls, **{name: values(p) for name, p in declarations(cls).items()})


def objects(registry):
    """Any object of a registry."""
    return st.one_of([made(cls) for cls in registry.values()])


# Built once: hypothesis is slow at building strategies, not at drawing from them.
LANDSCAPE, OPTIMIZER, STOP = map(objects, (LANDSCAPES, OPTIMIZERS, STOPS))
PART = {field: objects(registry) for field, registry in PARTS.items()}
SETTINGS = {
    cls: st.lists(
        st.one_of([st.tuples(st.just(n), values(p)) for n, p in declarations(cls).items()]),
        min_size=1,
        max_size=3,
        unique_by=lambda pair: pair[0],
    ).map(tuple)
    for cls in OPTIMIZERS.values()
}
STEPS = st.integers(0, MOST_STEPS)
KNOWN = declarations(Experiment)
ONE_A_CURVE = st.lists(
    st.sampled_from(KNOWN["scales"].words), unique_by=lambda scale: scale.partition("-")[0]
).map(KNOWN["scales"].check)
VIEW = st.fixed_dictionaries({n: values(p) for n, p in KNOWN.items()} | {"scales": ONE_A_CURVE})


@cache
def starts(landscape):
    """Any point of a landscape's domain."""
    return st.tuples(*(reals(*map(float, side)) for side in landscape.domain))


@st.composite
def runs(draw, landscape):
    """A run with all that it can have."""
    optimizer = draw(OPTIMIZER)
    change = st.builds(Change, STEPS, SETTINGS[type(optimizer)])
    parts = {field: draw(part) for field, part in PART.items()}
    if parts["source"].misfit(landscape):
        parts["source"] = EXACT
    return Run(
        optimizer,
        start=draw(st.none() | starts(landscape)),
        visible=draw(st.booleans()),
        changes=tuple(draw(st.lists(change, max_size=4))),
        **parts,
    )


@st.composite
def experiments(draw):
    """Any experiment."""
    landscape = draw(LANDSCAPE)
    some = st.lists(runs(landscape), min_size=1, max_size=3).map(tuple)
    start = draw(st.none() | starts(landscape))
    return Experiment(
        landscape=landscape, runs=draw(some), start=start, stop=draw(STOP), **draw(VIEW)
    )
