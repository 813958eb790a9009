"""What holds for every declared object: names, ranges, words and refusals."""

import math

import pytest

from declare.numbers import ParameterError, read_number, write_number
from declare.parameters import declarations
from lab.experiment.run import PARTS
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.support.drawn import objects
from tests.support.experiments import AWKWARD

# The words of a run that name no object.
RESERVED = ("at", "from", "hidden")
REGISTRIES = (LANDSCAPES, OPTIMIZERS, *PARTS.values(), STOPS)
OBJECTS = [(registry, key) for registry in REGISTRIES for key in registry]
PARAMETERS = [
    (registry[key], name, parameter)
    for registry, key in OBJECTS
    for name, parameter in declarations(registry[key]).items()
]

every = pytest.mark.parametrize(
    ("registry", "key"), OBJECTS, ids=[f"{r[k].__module__}" for r, k in OBJECTS]
)
every_parameter = pytest.mark.parametrize(
    ("cls", "name", "parameter"), PARAMETERS, ids=[f"{c.key()}-{n}" for c, n, _ in PARAMETERS]
)


@every
def test_file_name_is_the_key(registry, key):
    cls = registry[key]
    assert cls.key() == key
    assert cls.__name__.lower() == key.replace("_", "")


@every
def test_is_a_value(registry, key):
    for thing, twin in zip(objects(registry, key), objects(registry, key), strict=True):
        assert thing == twin and hash(thing) == hash(twin)
        with pytest.raises(AttributeError):
            thing.title = "another"


@every
def test_word_reads_back(registry, key):
    for thing in objects(registry, key):
        problems = []
        name, _, settings = thing.word().partition(":")
        assert registry[name].read(settings, problems) == thing
        assert not problems
    assert registry[key]().word() == key


@every_parameter
def test_awkward_values_read_back(cls, name, parameter):
    """To the last bit: `repr` tells apart what == does not, 0.0 and -0.0."""
    if parameter.kind == "number":
        ends = (parameter.low, parameter.high, *map(float, parameter.span))
        for value in (*AWKWARD, *ends):
            if parameter.low <= value <= parameter.high and math.isfinite(value):
                thing, problems = cls(**{name: value}), []
                settings = thing.word().partition(":")[2]
                assert repr(cls.read(settings, problems)) == repr(thing) and not problems


@every_parameter
def test_default_and_slider_are_in_range(cls, name, parameter):
    assert parameter.check(parameter.default) == parameter.default
    if parameter.kind in ("number", "whole"):
        low, high = parameter.span
        assert parameter.low <= low < high <= parameter.high
        assert math.isfinite(low) and math.isfinite(high)
        assert low > 0 or not parameter.log


@every_parameter
def test_refuses_what_is_out_of_range(cls, name, parameter):
    if parameter.kind in ("number", "whole"):
        below, above = parameter.low - 1, parameter.high * 2 + 1
        for value in (below, above, math.nan, math.inf, -math.inf):
            with pytest.raises(ParameterError, match="outside its range"):
                cls(**{name: value})
    if parameter.kind == "whole":
        with pytest.raises(ParameterError, match="whole number"):
            cls(**{name: parameter.low + 0.5})


def test_names_in_a_run_are_distinct():
    names = [name for registry in (OPTIMIZERS, *PARTS.values(), RESERVED) for name in registry]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "value", [0.1 + 0.2, 5e-324, 1e22, 1e21, 123456.0, 1e16, 1.7976931348623157e308, 1e-5, -2.5]
)
def test_numbers_are_written_short_and_exactly(value):
    text = write_number(value)
    assert read_number(text, "it") == value
    assert len(text) <= len(repr(value)) and "+" not in text and not text.endswith(".0")
