"""The recorded runs of other libraries, and the objects that must equal them."""

import json
import math
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from declare.parameters import declarations
from lab.averages import AVERAGES
from lab.clipping import CLIPS
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.simulation.problem import Problem
from lab.stops import STOPS
from landscapes import LANDSCAPES

DATA = Path(__file__).parents[1] / "data"

# The recorded names of the surfaces are those of the recording, not ours.
SURFACES = {
    "bowl": LANDSCAPES["bowl"](),
    "himmelblau": LANDSCAPES["himmelblau"](),
    "rastrigin": LANDSCAPES["rastrigin"](),
    "ravine": LANDSCAPES["ravine"](kappa=25),
    "rosenbrock": LANDSCAPES["rosenbrock"](),
    "saddle": LANDSCAPES["horse_saddle"](),
}


@cache
def records(folder: str) -> dict[str, dict]:
    """The files of a folder of data, by name."""
    return {p.stem: json.loads(p.read_text()) for p in sorted((DATA / folder).glob("*.json"))}


def given(record: dict) -> dict:
    """The arguments of a recorded optimizer, those of a wrapped one among them."""
    found = {**record.get("hyperparameters", {}), "method": record.get("method")}
    return {**found.pop("inner_hyperparameters", {}), **found}


def ours(twin, library: str, arguments: dict, base_rate: float | None = None) -> dict | None:
    """Our values for the library's arguments, None if this is not the twin's case."""
    if twin is None or twin.path != library:
        return None
    values: dict = dict(twin.ours)
    base_rate = arguments.get(twin.peak, base_rate)
    for name, value in arguments.items():
        if name in twin.fixed:
            if value != twin.fixed[name]:
                return None
        elif name in twin.arguments:
            found = _read(twin.arguments[name], value)
            if found is None:
                return None
            if name in twin.relative:
                found = {key: part / base_rate for key, part in found.items()}
            values |= found
        elif value and name != twin.peak:  # An argument that the twin does not speak of is off.
            return None
    return values


def _read(pattern, value) -> dict | None:
    """The parameters in one argument: one, one for each of a tuple, or those in a text."""
    if not isinstance(pattern, str) and not isinstance(value, list | tuple):
        return dict.fromkeys(pattern, value)
    if not isinstance(pattern, str):
        padded = [*value, *[0] * (len(pattern) - len(value))]
        return dict(zip(pattern, padded, strict=True))
    if value is None:  # None is none of a choice, and for a number our own default.
        return {pattern: "none"} if pattern == "line_search_fn" else {}
    if "{" not in pattern:
        return {pattern: value}
    names = re.findall(r"\{(\w+)\}", pattern)
    parts = map(re.escape, re.split(r"\{\w+\}", pattern))
    found = re.fullmatch(r"([-+.\de]+)".join(parts), value)
    return found and dict(zip(names, map(float, found.groups()), strict=True))


class Claims(dict):
    """Objects by key, and how special the claim of each is."""

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[str, int] = {}


def twins(cls) -> tuple:
    """Everything that a class equals, its own twin first."""
    return tuple(twin for twin in (cls.twin, *getattr(cls, "also", ())) if twin)


def claims(registry, library: str, arguments: dict, base_rate: float | None = None) -> Claims:
    """Every object of a registry that must equal the library's with these arguments."""
    found = Claims()
    for key, cls in registry.items():
        for twin in twins(cls):
            values = ours(twin, library, arguments, base_rate)
            if values is not None and key not in found:
                found[key] = cls(**values)
                found.weights[key] = len(twin.fixed)
    return found


def closest(found: Claims) -> list[str]:
    """Of several claims to one file the most special: those that fix most arguments."""
    most = max(found.weights.values(), default=0)
    return [key for key, weight in found.weights.items() if weight == most]


def scheduler(record: dict) -> tuple[str, dict]:
    """Class and arguments of a record's scheduler; the recorded rates keep their names."""
    if "scheduler" in record:
        return record["scheduler"], {
            **record["scheduler_hyperparameters"],
            **record["scheduler_kwargs"],
        }
    return record["class"], {**record["hyperparameters"], **record["kwargs"]}


def peak(record: dict, base_rate: float) -> float:
    """The rate that the factors of a recorded scheduler multiply: its own peak, if it has one."""
    library, arguments = scheduler(record)
    for cls in SCHEDULES.values():
        if cls.twin and cls.twin.path == library:
            return arguments.get(cls.twin.peak, base_rate)
    return base_rate


def problem(record: dict, optimizer) -> Problem:
    """The recorded run, with nothing that ends it before the range of numbers does."""
    schedule, more = SCHEDULES["constant"](), {}
    steps = record["steps"]
    if "scheduler" in record:
        library, arguments = scheduler(record)
        found = claims(SCHEDULES, library, arguments, record["hyperparameters"]["lr"])
        schedule = found[closest(found)[0]]
        optimizer = replace(optimizer, lr=peak(record, optimizer.lr))
    if "clipping" in record:
        (more["clip"],) = claims(CLIPS, record["clipping"], record["clipping_kwargs"]).values()
    if "averaging" in record:
        words = {k: v for k, v in record.items() if k == "decay" or k.startswith("averaging_")}
        (more["average"],) = claims(AVERAGES, record["averaging"], words).values()
    if "first_non_finite_index" in record:
        steps = record["first_non_finite_index"]
    return Problem(
        SURFACES[record["surface"]],
        optimizer,
        schedule,
        SOURCES["exact"](),
        (),
        tuple(record["start"]),
        STOPS["never"](),
        steps,
        0,
        math.inf,
        **more,
    )


def library_default(twin, argument: str):
    """The library's own value of an argument: that of any recorded run which did not pass it."""
    for record in records("trajectories").values():
        passed = {**record.get("kwargs", {}), **record.get("kwargs", {}).get("inner_kwargs", {})}
        if record["class"] == twin.path and argument not in passed:
            return given(record).get(argument)
    return None


def declared_default(cls, name: str):
    """What a class declares to be the library's default of a parameter."""
    parameter = declarations(cls)[name]
    return parameter.default if parameter.library is None else parameter.library
