"""Run: one optimizer with its schedule, its gradients and its changes, and its link word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from optimizers import OPTIMIZERS
from optimizers.base import Optimizer
from parameters import (
    Parameter,
    ParameterError,
    declarations,
    read_number,
    shorten,
    write_number,
)
from schedules import SCHEDULES
from schedules.base import Schedule
from sources import SOURCES
from sources.base import Source

Point = tuple[float, float]

MOST_STEPS = 20000
MOST_CHANGES = 16
CONSTANT = SCHEDULES["constant"]()
EXACT = SOURCES["exact"]()
CHANGE_STEP = Parameter("whole", 0, "step of a change", 0, MOST_STEPS)


@dataclass(frozen=True)
class Change:
    """New values of hyper-parameters from update number `step` (from 0) on."""

    step: int
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Run:
    """One optimizer with its schedule and its source of gradients.

    `start` is None for the experiment's start. `changes` are made while running, in order.
    """

    optimizer: Optimizer
    schedule: Schedule = CONSTANT
    source: Source = EXACT
    start: Point | None = None
    visible: bool = True
    changes: tuple[Change, ...] = ()


def write_run(run: Run) -> str:
    """The word of a run: its parts joined by `~`, what equals its default left out."""
    parts = [run.optimizer.word()]
    parts += [run.schedule.word()] if run.schedule != Run.schedule else []
    parts += [run.source.word()] if run.source != Run.source else []
    parts += [_write_change(run.optimizer, change) for change in run.changes]
    if run.start is not None:
        parts.append("from:x={},y={}".format(*map(write_number, run.start)))
    return "~".join(parts if run.visible else [*parts, "hidden"])


def _write_change(optimizer: Optimizer, change: Change) -> str:
    known = declarations(type(optimizer))
    values = [f"{name}={known[name].write(value)}" for name, value in change.values]
    return ",".join([f"at:step={change.step}", *values])


def read_object(
    registry: Mapping[str, type], text: str, kind: str, problems: list[str]
) -> Any:
    """The object that `name:parameter=value,…` describes, None if there is no such name."""
    name, _, settings = text.partition(":")
    if name in registry:
        return registry[name].read(settings, problems)
    if text:
        problems.append(f"There is no {kind} “{shorten(name)}”.")
    return None


def read_point(parts: list[str]) -> Point:
    """Two coordinates from their texts. Raises ParameterError with a sentence."""
    if len(parts) != 2:
        raise ParameterError("A start is two numbers: x,y.")
    return read_number(parts[0], "x of the start"), read_number(parts[1], "y of the start")


def read_run(text: str, problems: list[str]) -> Run | None:
    """The run of a word, None without an optimizer; sentences about what is wrong in it."""
    first, *parts = text.split("~")
    optimizer = read_object(OPTIMIZERS, first, "optimizer", problems)
    if optimizer is None:
        return None
    run = Run(optimizer)
    for part in parts:
        try:
            run = _with_part(run, part, problems)
        except ParameterError as problem:
            problems.append(str(problem))
    return run


def _with_part(run: Run, part: str, problems: list[str]) -> Run:
    name, _, settings = part.partition(":")
    if name in SCHEDULES:
        return replace(run, schedule=SCHEDULES[name].read(settings, problems))
    if name in SOURCES:
        return replace(run, source=SOURCES[name].read(settings, problems))
    if name == "hidden":
        return replace(run, visible=False)
    values = dict(setting.partition("=")[::2] for setting in settings.split(","))
    if name == "from":
        return replace(run, start=read_point([values.get("x", ""), values.get("y", "")]))
    if name == "at":
        return _with_change(run, values)
    raise ParameterError(f"“{shorten(name)}” is no part of a run: left out.")


def _with_change(run: Run, values: dict[str, str]) -> Run:
    if len(run.changes) == MOST_CHANGES:
        raise ParameterError(f"A run has at most {MOST_CHANGES} changes: the first are kept.")
    known = declarations(type(run.optimizer))
    step = CHANGE_STEP.read(values.pop("step", ""))
    if not values or not values.keys() <= known.keys():
        title = run.optimizer.title
        raise ParameterError(f"A change of {title} at step {step} names no parameter of it.")
    change = Change(step, tuple((name, known[name].read(text)) for name, text in values.items()))
    changes = sorted((*run.changes, change), key=lambda change: change.step)
    return replace(run, changes=tuple(changes))
