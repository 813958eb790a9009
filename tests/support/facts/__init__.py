"""What the lessons' facts say, computed anew: a metric of a path, of a surface or of many paths.

A path is what the engine made of a recorded run, up to the steps that the fact speaks of.
`METRICS` has every metric by the name that tests/data/lessons.json uses.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lab.experiment.experiment import Experiment
from landscapes.base import Landscape
from tests.support.facts import of_networks, of_paths, of_surfaces
from tests.support.facts.runs import Path, path_of

METRICS: dict[str, Callable[..., Any]] = {
    name: metric
    for module in (of_paths, of_surfaces, of_networks)
    for name, metric in vars(module).items()
    if getattr(metric, "__module__", "") == module.__name__ and not name.startswith("_")
}


def seeds(experiment: Experiment, of: dict, first: int, last: int) -> list[Any]:
    """A metric of the same run with each of several seeds."""
    return [_of(replace(experiment, seed=seed), of) for seed in range(first, last)]


def starts(experiment: Experiment, of: dict, rng_seed: int, n: int, box: list[float]) -> list[Any]:
    """A metric of the same run from each of `n` random starts in a box."""
    generator, (left, right, bottom, top) = np.random.default_rng(rng_seed), box
    places = generator.uniform((left, bottom), (right, top), (n, 2)).tolist()
    return [_of(replace(experiment, start=(x, y)), of) for x, y in places]


def summed_up(values: list[Any], stat: str, where: dict | None = None) -> float:
    """The mean, the median, or the number of those that fulfil a condition."""
    if stat == "count":
        assert where is not None
        return sum(holds(where, value) for value in values)
    known = [math.inf if value is None else value for value in values]
    return float({"mean": np.mean, "median": np.median}[stat](known))


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "is_none": lambda a, b: a is None,
    "not_none": lambda a, b: a is not None,
}


def holds(claim: dict, found: Any) -> bool:
    """Whether a value, or a component of it, fulfils a claim; None fulfils no comparison."""
    number = found[claim["component"]] if "component" in claim else found
    named = claim["op"] in ("is_none", "not_none")
    return (number is not None or named) and COMPARISONS[claim["op"]](number, claim.get("value"))


def measured(fact: dict, path: Path | None, landscape: Landscape) -> Any:
    """What a recorded fact is about, computed anew."""
    known = {"metric", "run", "on", "expected", "rtol", "atol", "claim"}
    arguments = {name: value for name, value in fact.items() if name not in known}
    metric = fact["metric"]
    if metric in ("seeds", "starts"):
        assert path is not None
        of, stat, where = (arguments.pop(name, None) for name in ("of", "stat", "where"))
        if metric == "seeds":
            found = seeds(path.experiment, of, *arguments["seeds"])
        else:
            found = starts(path.experiment, of, **arguments["starts"])
        return summed_up(found, stat, where)
    return METRICS[metric](landscape if path is None else path, **arguments)


def _of(experiment: Experiment, of: dict) -> Any:
    arguments = {name: value for name, value in of.items() if name != "metric"}
    return METRICS[of["metric"]](path_of(experiment), **arguments)
