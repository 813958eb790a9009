"""The examples of a landscape turned around: what they were before the data jumped."""

from functools import lru_cache

from landscapes.base import Critical
from landscapes.base_critical import searched
from landscapes.base_examples import Examples, Subset


def mirror(landscape: Examples) -> float:
    """Twice the middle of the first input's range: what it is mirrored at gives this minus it."""
    first = [row[0] for row in landscape.rows]
    return min(first) + max(first)


@lru_cache(maxsize=64)
def turned(landscape: Examples) -> Subset:
    """The loss of the same examples with their first inputs mirrored at the middle of the range."""
    twice = mirror(landscape)
    return Subset(landscape, tuple((twice - row[0], *row[1:]) for row in landscape.rows))


def turned_minima(landscape: Examples) -> list[Critical]:
    """The minima of the examples turned around that are in the picture, the lowest first."""
    found = [point for point in searched(turned(landscape)) if point.kind == "minimum"]
    return sorted(found, key=lambda point: point.value)
