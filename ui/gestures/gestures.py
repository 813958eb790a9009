"""One gesture on a control, applied to an experiment: an edit is a path and the text of a value."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from declare.numbers import ParameterError, read_number, shorten
from declare.parameters import declarations
from declare.phrases import Phrase
from lab.experiment.experiment import MOST_RUNS, Experiment, fitting
from lab.experiment.run import Run, read_changes
from lab.experiment.starts import another, initialisations
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from ui.gestures.controls import CHOICES, SIMPLE
from ui.gestures.view_controls import view_change

# What a run that is added has, in this order: what a course meets first.
FRESH = ("gradient_descent", "momentum", "adam", "rmsprop", "adagrad", "nesterov")


def edited(experiment: Experiment, path: str, value: str) -> tuple[Experiment, tuple[Phrase, ...]]:
    """The experiment after one gesture, or the same one and a sentence that says why not."""
    notes: list[Phrase] = []
    try:
        return _edited(experiment, path, value, notes), tuple(notes)
    except ParameterError as problem:
        return experiment, (problem.sentence.as_sentence(),)


def _fresh(experiment: Experiment) -> str:
    """The optimizer of an added run: one to compare with those that are there."""
    there = {run.optimizer.key() for run in experiment.runs}
    return next((key for key in FRESH if key not in there), FRESH[0])


def _edited(experiment: Experiment, path: str, value: str, notes: list[Phrase]) -> Experiment:
    head, _, rest = path.partition(".")
    names = experiment.names()
    if head in names:
        return _edit_runs(experiment, names.index(head), rest, value)
    if path == "add":
        return _added(experiment, Run(OPTIMIZERS[_fresh(experiment)]()), len(names))
    if path == "all.visible":
        shown = tuple(replace(run, visible=value == "true") for run in experiment.runs)
        return replace(experiment, runs=shown)
    if path == "landscape":
        return _moved(experiment, _chosen(LANDSCAPES, value)(), notes)
    if head == "landscape":
        return _moved(experiment, _with(experiment.landscape, rest, value), notes, experiment.start)
    if head == "stop":
        stop = _with(experiment.stop, rest, value) if rest else _chosen(STOPS, value)()
        return replace(experiment, stop=stop)
    if path == "start.random":
        landscape, seed = experiment.landscape, experiment.seed
        return replace(experiment, start=another(landscape, seed, experiment.start))
    rules = initialisations(experiment.landscape)
    if head == "start" and rest in rules:
        return replace(experiment, start=rules[rest].point(experiment.landscape, experiment.seed))
    if head == "start":
        return replace(experiment, start=_placed(experiment.start, rest, value))
    if path == "seed.next":
        return replace(experiment, seed=(experiment.seed + 1) % 2**32)
    if path in SIMPLE:
        return replace(experiment, **{path: declarations(Experiment)[path].read(value)})
    change = view_change(experiment, path, value)
    if change is not None:
        return replace(experiment, **change)
    raise ParameterError("There is no control “{path}”.", path=shorten(path))


def _edit_runs(experiment: Experiment, place: int, path: str, value: str) -> Experiment:
    run, runs = experiment.runs[place], list(experiment.runs)
    if path == "remove":
        if len(runs) == 1:
            raise ParameterError("The last run stays: an experiment has at least one.")
        del runs[place]
    elif path == "duplicate":
        return _added(experiment, run, place + 1)
    else:
        runs[place] = _edit_run(experiment, run, path, value)
    return replace(experiment, runs=tuple(runs))


def _edit_run(experiment: Experiment, run: Run, path: str, value: str) -> Run:
    head, _, rest = path.partition(".")
    if head in CHOICES:
        part = _with(getattr(run, head), rest, value) if rest else _chosen(CHOICES[head], value)()
        # Another optimizer may lack the hyper-parameter that a change names.
        lost = head == "optimizer" and not rest
        return replace(run, **{head: part}, **({"changes": ()} if lost else {}))
    if path == "settings":
        return replace(run, optimizer=_set(run.optimizer, value))
    if path == "library":
        return replace(run, optimizer=as_library(run.optimizer))
    if path == "visible":
        return replace(run, visible=value == "true")
    if path == "changes":
        return read_changes(run, value)
    if path == "own":
        return replace(run, start=experiment.start_of(run) if value == "true" else None)
    if head == "start":
        return replace(run, start=_placed(experiment.start_of(run), rest, value))
    raise ParameterError("There is no control “{path}”.", path=shorten(path))


def _set(optimizer: Any, text: str) -> Any:
    """The optimizer with several hyper-parameters changed in one gesture: `lr=0.1,beta1=0.5`."""
    for setting in text.split(","):
        optimizer = _with(optimizer, *setting.partition("=")[::2])
    return optimizer


def as_library(optimizer: Any) -> Any:
    """The optimizer with the defaults of the library that it has its twin in."""
    known = declarations(type(optimizer)).items()
    theirs = {n: p.default if p.library is None else p.library for n, p in known}
    return replace(optimizer, **theirs)


def _added(experiment: Experiment, run: Run, place: int) -> Experiment:
    if len(experiment.runs) == MOST_RUNS:
        raise ParameterError("An experiment has at most {most} runs.", most=MOST_RUNS)
    runs = (*experiment.runs[:place], run, *experiment.runs[place:])
    return replace(experiment, runs=runs)


def _moved(
    experiment: Experiment, landscape: Any, notes: list[Phrase], start: Any = None
) -> Experiment:
    """The experiment on another landscape, without what does not go with it."""
    runs = tuple(fitting(landscape, run, notes) for run in experiment.runs)
    return replace(experiment, landscape=landscape, runs=runs, start=start)


def _placed(start: Any, coordinate: str, value: str) -> tuple[float, float]:
    x, y = start
    if coordinate == "x":
        return read_number(value, "x of the start"), y
    if coordinate == "y":
        return x, read_number(value, "y of the start")
    texts = value.split(",")
    if len(texts) != 2:
        raise ParameterError("A start is two numbers: x,y.")
    return read_number(texts[0], "x of the start"), read_number(texts[1], "y of the start")


def _chosen(registry: Mapping[str, type], key: str) -> type:
    if key not in registry:
        raise ParameterError("There is no choice “{key}” here.", key=shorten(key))
    return registry[key]


def _with(declared: Any, name: str, value: str) -> Any:
    known = declarations(type(declared))
    if name not in known:
        raise ParameterError(
            "{title} has no parameter “{name}”.", title=Phrase(declared.title), name=shorten(name)
        )
    return replace(declared, **{name: known[name].read(value)})
