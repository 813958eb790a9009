"""Objects with random hyper-parameters, drawn from their declarations."""

import math
import zlib

import numpy as np

from declare.parameters import declarations
from landscapes import LANDSCAPES

# NumPy's and the engine's namespaces share these names; those of the first line are
# rounded exactly by both, the others may differ in the last bit.
EXACT = {"sqrt", "abs", "maximum", "minimum", "sign", "where", "pi", "e"}


def generator(key: str) -> np.random.Generator:
    """Random numbers of a test: the same in every session, others for every key."""
    return np.random.default_rng(zlib.crc32(key.encode()))


def values(cls, rng) -> dict:
    """A random value of every declared parameter, within its slider."""
    return {name: _value(parameter, rng) for name, parameter in declarations(cls).items()}


def _value(parameter, rng):
    if parameter.kind == "flag":
        return bool(rng.integers(2))
    if parameter.kind == "word":
        return str(rng.choice(parameter.words))
    if parameter.kind == "words":
        return tuple(word for word in parameter.words if rng.integers(2))
    low, high = parameter.span
    if parameter.kind == "whole":
        return int(rng.integers(low, high, endpoint=True))
    if parameter.log:
        return float(math.exp(rng.uniform(math.log(low), math.log(high))))
    return float(rng.uniform(low, high))


def objects(registry, key: str, count: int = 3) -> list:
    """The object at its defaults and, if it has parameters, `count` random ones."""
    cls, rng = registry[key], generator(key)
    if not declarations(cls):
        return [cls()]
    return [cls(), *(cls(**values(cls, rng)) for _ in range(count))]


def surfaces(key: str) -> list:
    """A landscape at its defaults, at both ends of its parameters' ranges and at random."""
    cls = LANDSCAPES[key]
    numbers = {n: p for n, p in declarations(cls).items() if p.kind in ("number", "whole")}
    ends = ["low", "high"] if numbers else []
    at_ends = [cls(**{n: getattr(p, end) for n, p in numbers.items()}) for end in ends]
    return objects(LANDSCAPES, key) + at_ends


def places(landscape, count: int = 20, edge: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Random points of the domain, and some on each axis, where exact zeros are."""
    rng = generator(landscape.key())
    (left, right), (bottom, top) = landscape.domain
    x, y = rng.uniform(left, right, count) * edge, rng.uniform(bottom, top, count) * edge
    if left < 0 < right:
        x[:3] = 0.0
    if bottom < 0 < top:
        y[2:5] = 0.0
    return x, y
