"""Where a run starts: the rules by which the weights of a network are initialised.

A rule gives a point; the link keeps the point and not the rule.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from landscapes.base import Landscape
from landscapes.base_examples import Examples

Point = tuple[float, float]

# After so many places the sequence begins again.
DROPS = 200


class Initialisation(NamedTuple):
    """One rule: its name and sentence for the user, and the point for a landscape and a seed."""

    title: str
    about: str
    point: Callable[[Landscape, int], Point]


def initialisations(landscape: Landscape) -> Mapping[str, Initialisation]:
    """The rules that make sense on a landscape: all of them where x and y are weights."""
    known = RULES if isinstance(landscape, Examples) else ("fixed", "random")
    return MappingProxyType({name: RULES[name] for name in known})


def _zero(landscape: Landscape, seed: int) -> Point:
    return 0.0, 0.0


def _fixed(landscape: Landscape, seed: int) -> Point:
    return landscape.start


def _random(landscape: Landscape, seed: int) -> Point:
    return _dropped(landscape, np.random.default_rng(seed))


def _dropped(landscape: Landscape, generator: np.random.Generator) -> Point:
    (left, right), (bottom, top) = landscape.domain
    x, y = generator.random(2).tolist()
    return left + (right - left) * x, bottom + (top - bottom) * y


def another(landscape: Landscape, seed: int, start: Point) -> Point:
    """The random point that follows `start` in the seed's sequence; the first after any other.

    So each press drops the start somewhere else, and the same presses find the same places.
    """
    generator = np.random.default_rng(seed)
    for _ in range(DROPS):
        if _dropped(landscape, generator) == start:
            return _dropped(landscape, generator)
    return _random(landscape, seed)


def _xavier(landscape: Landscape, seed: int) -> Point:
    assert isinstance(landscape, Examples)
    generator = np.random.default_rng(seed)
    limits = [0.0 if fan is None else math.sqrt(6 / sum(fan)) for fan in landscape.fans]
    while True:
        x, y = (limits * generator.uniform(-1, 1, 2)).tolist()
        if landscape.contains(x, y):
            return x + 0.0, y + 0.0


RULES: Mapping[str, Initialisation] = MappingProxyType(
    {
        "zero": Initialisation(
            "All zero", "Both weights zero: units that start alike stay alike.", _zero
        ),
        "fixed": Initialisation(
            "Fixed", "The point from which this landscape shows its character.", _fixed
        ),
        "random": Initialisation(
            "Random",
            "A random point in the picture, a new one each time; another seed gives others.",
            _random,
        ),
        "xavier": Initialisation(
            "Xavier",
            "Weights between -√(6 / (inputs + outputs)) and its opposite, biases zero; the "
            "first such point in the picture (Glorot & Bengio 2010).",
            _xavier,
        ),
    }
)
