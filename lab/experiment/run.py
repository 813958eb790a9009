"""Run: one optimizer with its schedule, its gradients and its changes, and its link word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from declare.kinds import Whole
from declare.numbers import ParameterError, read_number, shorten, write_number
from declare.parameters import declarations
from declare.phrases import Phrase
from lab.averages import AVERAGES
from lab.averages.base import Average
from lab.clipping import CLIPS
from lab.clipping.base import Clip
from lab.gradients import SOURCES
from lab.gradients.base import Source
from lab.schedules import SCHEDULES
from lab.schedules.base import Schedule
from optimizers import OPTIMIZERS
from optimizers.base import Optimizer

Point = tuple[float, float]

MOST_STEPS = 20000
MOST_CHANGES = 16
CONSTANT = SCHEDULES["constant"]()
EXACT = SOURCES["exact"]()
NO_CLIPPING = CLIPS["no_clipping"]()
NO_AVERAGE = AVERAGES["no_average"]()

# What a run has beside its optimizer: the field, and what may stand there. A name belongs to
# one of them only, so that a word of a link needs no more than the name.
PARTS: Mapping[str, Mapping[str, type[Any]]] = {
    "schedule": SCHEDULES,
    "source": SOURCES,
    "clip": CLIPS,
    "average": AVERAGES,
}

CHANGE_STEP = Whole(0, "step of a change", low=0, high=MOST_STEPS)


@dataclass(frozen=True)
class Change:
    """New values of hyper-parameters from update number `step` (from 0) on."""

    step: int
    values: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Run:
    """One optimizer with its schedule, its source of gradients, its clipping and its average.

    `start` is None for the experiment's start. `changes` are made while running, and
    kept in the order of their steps.
    """

    optimizer: Optimizer
    schedule: Schedule = CONSTANT
    source: Source = EXACT
    clip: Clip = NO_CLIPPING
    average: Average = NO_AVERAGE
    start: Point | None = None
    visible: bool = True
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.changes, key=lambda change: change.step))
        object.__setattr__(self, "changes", in_order)
        if self.start is not None:
            object.__setattr__(self, "start", plain(self.start))


def plain(point: Point) -> Point:
    """The point as floats without -0.0: equal values have equal bits."""
    x, y = point
    return float(x) + 0.0, float(y) + 0.0


def write_run(run: Run) -> str:
    """The word of a run: its parts joined by `~`, what equals its default left out."""
    parts = [run.optimizer.word()]
    for field in PARTS:
        part = getattr(run, field)
        parts += [part.word()] if part != getattr(Run, field) else []
    parts += [_write_change(run.optimizer, change) for change in run.changes]
    if run.start is not None:
        parts.append("from:x={},y={}".format(*map(write_number, run.start)))
    return "~".join(parts if run.visible else [*parts, "hidden"])


def _write_change(optimizer: Optimizer, change: Change) -> str:
    known = declarations(type(optimizer))
    values = [f"{name}={known[name].write(value)}" for name, value in change.values]
    return ",".join([f"at:step={change.step}", *values])


def read_object(
    registry: Mapping[str, type[Any]], text: str, kind: Phrase, problems: list[Phrase]
) -> Any:
    """The object that `name:parameter=value,…` describes, None if there is no such name."""
    name, _, settings = text.partition(":")
    if name in registry:
        return registry[name].read(settings, problems)
    if text:
        problems.append(Phrase("There is no {kind} “{name}”.", kind=kind, name=shorten(name)))
    return None


def read_point(parts: list[str]) -> Point:
    """Two coordinates from their texts. Raises ParameterError with a sentence."""
    if len(parts) != 2:
        raise ParameterError("A start is two numbers: x,y.")
    return read_number(parts[0], "x of the start"), read_number(parts[1], "y of the start")


def read_run(text: str, problems: list[Phrase]) -> Run | None:
    """The run of a word, None without an optimizer; sentences about what is wrong in it."""
    first, *parts = text.split("~")
    optimizer = read_object(OPTIMIZERS, first, Phrase("optimizer"), problems)
    if optimizer is None:
        return None
    run = Run(optimizer)
    for part in parts:
        try:
            run = _with_part(run, part, problems)
        except ParameterError as problem:
            problems.append(problem.sentence)
    return run


def _with_part(run: Run, part: str, problems: list[Phrase]) -> Run:
    name, _, settings = part.partition(":")
    for field, registry in PARTS.items():
        if name in registry:
            return replace(run, **{field: registry[name].read(settings, problems)})
    if name == "hidden":
        return replace(run, visible=False)
    values = _pairs(settings)
    if name == "from":
        return replace(run, start=read_point([values.get("x", ""), values.get("y", "")]))
    if name == "at":
        return _with_change(run, values)
    raise ParameterError("“{name}” is not part of a run: ignored.", name=shorten(name))


def _pairs(settings: str) -> dict[str, str]:
    """`name=value,…` by name."""
    found: dict[str, str] = {}
    for setting in filter(None, settings.split(",")):
        name, _, value = setting.partition("=")
        found[name] = value
    return found


def write_changes(run: Run) -> str:
    """The changes as one line of text: `40:lr=0.2 80:lr=0.05,momentum=0.5`."""
    words = (_write_change(run.optimizer, change) for change in run.changes)
    return " ".join(word.removeprefix("at:step=").replace(",", ":", 1) for word in words)


def read_changes(run: Run, text: str) -> Run:
    """The run with the changes of such a line. Raises ParameterError with a sentence."""
    run = replace(run, changes=())
    for word in text.split():
        step, _, settings = word.partition(":")
        values = _pairs(settings)
        run = _with_change(run, {**values, "step": step})
    return run


def _with_change(run: Run, values: dict[str, str]) -> Run:
    if len(run.changes) == MOST_CHANGES:
        raise ParameterError(
            "A run has at most {most} changes: the first are kept.", most=MOST_CHANGES
        )
    known = declarations(type(run.optimizer))
    step = CHANGE_STEP.read(values.pop("step", ""))
    if not values or not values.keys() <= known.keys():
        raise ParameterError(
            "The change of {title} at step {step} names none of its parameters.",
            title=Phrase(run.optimizer.title),
            step=step,
        )
    change = Change(step, tuple((name, known[name].read(text)) for name, text in values.items()))
    return replace(run, changes=(*run.changes, change))
