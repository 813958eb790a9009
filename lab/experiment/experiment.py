"""Experiment: one frozen value that determines everything computed and shown, and its link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Self
from urllib.parse import unquote

from declare.numbers import ParameterError, shorten, write_number
from declare.parameters import Parameter, declarations, whole
from declare.phrases import Phrase
from lab.experiment.run import (
    EXACT,
    MOST_STEPS,
    Point,
    Run,
    plain,
    read_object,
    read_point,
    read_run,
    write_run,
)
from lab.experiment.screen import Screen
from lab.stops import STOPS
from lab.stops.base import Stop
from landscapes import LANDSCAPES
from landscapes.base import Landscape
from optimizers import OPTIMIZERS

MOST_RUNS = 6
LONGEST_LINK = 8192
MOST_PROBLEMS = 8

# The start of an experiment that is given none.
OF_THE_LANDSCAPE: Any = None
NEVER = STOPS["never"]()
FIRST_LANDSCAPE = LANDSCAPES["himmelblau"]()
FIRST_RUNS = (
    Run(OPTIMIZERS["gradient_descent"](lr=0.01)),
    Run(OPTIMIZERS["momentum"](lr=0.005)),
    Run(OPTIMIZERS["adam"](lr=0.2)),
)


@dataclass(frozen=True)
class Experiment(Screen):
    """Everything that is computed and shown, except playback time and camera.

    `start` is None for that of the landscape, and is filled in when the value is made.
    Raises ParameterError for more than six runs, none, a start outside the domain, or a
    source of gradients that the landscape cannot serve.
    """

    title = "The link"

    landscape: Landscape = FIRST_LANDSCAPE
    runs: tuple[Run, ...] = FIRST_RUNS
    start: Point = OF_THE_LANDSCAPE
    stop: Stop = NEVER
    steps: int = whole(200, 1, MOST_STEPS, "steps", slider=(10, 2000))
    seed: int = whole(0, 0, 2**32 - 1, "noise seed", slider=(0, 100))

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 1 <= len(self.runs) <= MOST_RUNS:
            raise ParameterError(
                "An experiment has 1 to {most} runs, not {count}.",
                most=MOST_RUNS,
                count=len(self.runs),
            )
        start = self.landscape.start if self.start is OF_THE_LANDSCAPE else self.start
        object.__setattr__(self, "start", _inside(self.landscape, start))
        for run in self.runs:
            misfit = run.source.misfit(self.landscape)
            if misfit is not None:
                raise ParameterError(misfit)
            if run.start is not None:
                _inside(self.landscape, run.start)

    def start_of(self, run: Run) -> Point:
        """Where a run starts: at its own start, or at the common one."""
        return self.start if run.start is None else run.start

    def names(self) -> tuple[str, ...]:
        """A name for each run: its optimizer's key, numbered from its second use on."""
        return _numbered(tuple(run.optimizer.key() for run in self.runs))

    def named(self) -> tuple[tuple[str, Run], ...]:
        """Each run with its name, in the order of the runs."""
        return tuple(zip(self.names(), self.runs, strict=True))

    def query(self) -> str:
        """The link of this experiment, from its question mark on."""
        words = [f"on={self.landscape.word()}", *(f"run={write_run(run)}" for run in self.runs)]
        if self.start != self.landscape.start:
            words.append(f"from={','.join(map(write_number, self.start))}")
        if self.stop != NEVER:
            words.append(f"stop={self.stop.word()}")
        for name, parameter in _in_order():
            if getattr(self, name) != parameter.default:
                words.append(f"{name}={parameter.write(getattr(self, name))}")
        return "?" + "&".join(words)

    @classmethod
    def from_query(cls, query: str) -> tuple[Self, tuple[Phrase, ...]]:
        """The experiment of a link, and sentences about what was not understood.

        It never raises: what is wrong is left at its default, what is right is kept.
        """
        problems: list[Phrase] = []
        words = _split(query, problems)
        on = words.get("on", [""])[-1]
        landscape = read_object(LANDSCAPES, on, Phrase("landscape"), problems)
        experiment = cls() if landscape is None else cls(landscape=landscape)
        for name, value in _fields(words, experiment.landscape, problems).items():
            try:
                experiment = replace(experiment, **{name: value})
            except ParameterError as problem:
                problems.append(problem.sentence)
        more = len(problems) - MOST_PROBLEMS
        if more > 0:
            problems[MOST_PROBLEMS:] = [Phrase("And {more} more were not understood.", more=more)]
        return experiment, tuple(problem.as_sentence() for problem in problems)


@lru_cache(maxsize=256)
def _numbered(keys: tuple[str, ...]) -> tuple[str, ...]:
    seen = [keys[: i + 1].count(key) for i, key in enumerate(keys)]
    return tuple(f"{k}-{n}" if n > 1 else k for k, n in zip(keys, seen, strict=True))


@cache
def _in_order() -> tuple[tuple[str, Parameter], ...]:
    """The declared words of a link: those that say what is shown come last."""
    shown = declarations(Screen)
    return tuple(sorted(declarations(Experiment).items(), key=lambda item: item[0] in shown))


def _inside(landscape: Landscape, point: Point) -> Point:
    x, y = plain(point)
    if not landscape.contains(x, y):
        (left, right), (bottom, top) = landscape.domain
        numbers = {"x": x, "y": y, "left": left, "right": right, "bottom": bottom, "top": top}
        raise ParameterError(
            "The start {x}, {y} is outside the picture of {title}: x is {left} to {right}, "
            "y is {bottom} to {top}.",
            title=Phrase(landscape.title),
            **{name: write_number(value) for name, value in numbers.items()},
        )
    return x, y


def _split(query: str, problems: list[Phrase]) -> dict[str, list[str]]:
    """The words of a link, by name, decoded from percent signs."""
    if len(query) > LONGEST_LINK:
        problems.append(
            Phrase(
                "The link is longer than {most} characters: the rest is ignored.",
                most=LONGEST_LINK,
            )
        )
        query = query[:LONGEST_LINK].rpartition("&")[0]
    known = {"on", "run", "from", "stop", *declarations(Experiment)}
    words: dict[str, list[str]] = {}
    for part in filter(None, query.removeprefix("?").split("&")):
        name, _, value = part.partition("=")
        if unquote(name) in known:
            words.setdefault(unquote(name), []).append(unquote(value))
        else:
            problems.append(
                Phrase("“{name}” is not a word of a link: ignored.", name=shorten(unquote(name)))
            )
    return words


def fitting(landscape: Landscape, run: Run, problems: list[Phrase]) -> Run:
    """The run without what does not go with a landscape, and sentences about that."""
    try:
        run = run if run.start is None else replace(run, start=_inside(landscape, run.start))
    except ParameterError as problem:
        problems.append(problem.sentence)
        run = replace(run, start=None)
    misfit = run.source.misfit(landscape)
    if misfit is None:
        return run
    problems.append(Phrase("{misfit} The exact gradient is used.", misfit=misfit))
    return replace(run, source=EXACT)


def _fields(
    words: Mapping[str, list[str]], landscape: Landscape, problems: list[Phrase]
) -> dict[str, Any]:
    """The fields of the experiment that a link sets, apart from the landscape."""
    found: dict[str, Any] = {}
    runs = [run for text in words.get("run", []) if (run := read_run(text, problems))]
    if len(runs) > MOST_RUNS:
        problems.append(
            Phrase("An experiment has at most {most} runs: the first are kept.", most=MOST_RUNS)
        )
    if runs:
        found["runs"] = tuple(fitting(landscape, run, problems) for run in runs[:MOST_RUNS])
    readers: tuple[tuple[str, Callable[[str], Any]], ...] = (
        ("from", lambda text: read_point(text.split(","))),
        ("stop", lambda text: read_object(STOPS, text, Phrase("stopping rule"), problems)),
        *((name, parameter.read) for name, parameter in declarations(Experiment).items()),
    )
    for name, read in readers:
        for text in words.get(name, [])[-1:]:
            try:
                value = read(text)
            except ParameterError as problem:
                problems.append(problem.sentence)
            else:
                if value is not None:
                    found["start" if name == "from" else name] = value
    return found
