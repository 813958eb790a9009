"""The controls as a mapping: an experiment read as paths and texts, and one gesture applied.

A control is addressed by name (`adam-2.optimizer.lr`, `landscape.kappa`, `start.x`), never
by its place, so that removing a run cannot hand its values to a neighbour.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from experiment import MOST_RUNS, Experiment, fitting
from initialisations import another, initialisations
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from parameters import Declared, declarations
from run import PARTS, Run, read_changes, write_changes
from spelling import ParameterError, read_number, shorten, write_number
from stops import STOPS
from ui.view_controls import view_change, view_controls
from view import View
from wording import Phrase

CHOICES: Mapping[str, Mapping[str, type]] = {"optimizer": OPTIMIZERS, **PARTS}
SIMPLE = ("steps", "seed")


def controls(experiment: Experiment) -> dict[str, str]:
    """Every control's path and the text of its value."""
    found = _object("landscape", experiment.landscape) | _object("stop", experiment.stop)
    found |= _common(experiment) | view_controls(experiment)
    for name, run in zip(experiment.names(), experiment.runs, strict=True):
        found |= _of_a_run(name, run)
    return found


def changed(before: Experiment, after: Experiment) -> dict[str, str]:
    """The controls of `after` whose texts differ from those of `before`, of the same structure."""
    old, new = _common(before), _common(after)
    if any(getattr(before, name) is not getattr(after, name) for name in declarations(View)):
        old |= view_controls(before)
        new |= view_controls(after)
    for path, was, now in _pairs(before, after):
        # What a gesture leaves alone is the same object still.
        if was is not now:
            old |= _object(path, was)
            new |= _object(path, now)
    for name, was, now in zip(after.names(), before.runs, after.runs, strict=True):
        if was is not now:
            old |= _about(name, was)
            new |= _about(name, now)
    return {path: value for path, value in new.items() if old.get(path) != value}


def _pairs(before: Experiment, after: Experiment) -> Iterator[tuple[str, Declared, Declared]]:
    yield "landscape", before.landscape, after.landscape
    yield "stop", before.stop, after.stop
    for name, was, now in zip(after.names(), before.runs, after.runs, strict=True):
        for part in CHOICES:
            yield f"{name}.{part}", getattr(was, part), getattr(now, part)


def _common(experiment: Experiment) -> dict[str, str]:
    known = declarations(Experiment)
    found = {name: known[name].write(getattr(experiment, name)) for name in SIMPLE}
    return found | _point("start", experiment.start)


def _of_a_run(name: str, run: Run) -> dict[str, str]:
    found = {}
    for part in CHOICES:
        found |= _object(f"{name}.{part}", getattr(run, part))
    return found | _about(name, run)


def _about(name: str, run: Run) -> dict[str, str]:
    """The controls of a run that belong to none of its parts."""
    found = {f"{name}.visible": "true" if run.visible else "false"}
    found[f"{name}.changes"] = write_changes(run)
    found[f"{name}.own"] = "false" if run.start is None else "true"
    if run.start is not None:
        found |= _point(f"{name}.start", run.start)
    return found


def structure(experiment: Experiment) -> str:
    """What decides which controls there are; the panel is drawn anew when it changes."""
    runs = (
        (name, *(getattr(run, part).key() for part in CHOICES), run.start is None, run.visible)
        for name, run in zip(experiment.names(), experiment.runs, strict=True)
    )
    screen = (experiment.theme, experiment.language, experiment.curves)
    parts = (experiment.landscape.key(), experiment.stop.key(), *screen, *runs)
    return repr(parts)


def edited(experiment: Experiment, path: str, value: str) -> tuple[Experiment, tuple[Phrase, ...]]:
    """The experiment after one gesture, or the same one and a sentence that says why not."""
    notes: list[Phrase] = []
    try:
        return _edited(experiment, path, value, notes), tuple(notes)
    except ParameterError as problem:
        return experiment, (problem.sentence.as_sentence(),)


def _edited(experiment: Experiment, path: str, value: str, notes: list[Phrase]) -> Experiment:
    head, _, rest = path.partition(".")
    names = experiment.names()
    if head in names:
        return _edit_runs(experiment, names.index(head), rest, value)
    if path == "add":
        return _added(experiment, Run(OPTIMIZERS["gradient_descent"]()), len(names))
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
        raise ParameterError("{title} has no parameter “{name}”.",
                             title=Phrase(declared.title), name=shorten(name))  # fmt: skip
    return replace(declared, **{name: known[name].read(value)})


def _object(path: str, declared: Declared) -> dict[str, str]:
    values = {
        f"{path}.{name}": parameter.write(getattr(declared, name))
        for name, parameter in declarations(type(declared)).items()
    }
    return {path: declared.key(), **values}


def _point(path: str, point: Any) -> dict[str, str]:
    return {f"{path}.x": write_number(point[0]), f"{path}.y": write_number(point[1])}
