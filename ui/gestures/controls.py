"""The controls as a mapping: an experiment read as paths and texts.

A control is addressed by name (`adam-2.optimizer.lr`, `landscape.kappa`, `start.x`), never
by its place, so that removing a run cannot hand its values to a neighbour.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from declare.numbers import write_number
from declare.parameters import Declared, declarations
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS, Run, write_changes
from lab.experiment.screen import Screen
from optimizers import OPTIMIZERS
from ui.gestures.view_controls import view_controls

CHOICES: Mapping[str, Mapping[str, type]] = {"optimizer": OPTIMIZERS, **PARTS}
SIMPLE = ("steps", "seed")


def controls(experiment: Experiment) -> dict[str, str]:
    """Every control's path and the text of its value."""
    found = _object("landscape", experiment.landscape) | _object("stop", experiment.stop)
    found |= _common(experiment) | view_controls(experiment)
    for name, run in experiment.named():
        found |= _of_a_run(name, run)
    return found


def changed(before: Experiment, after: Experiment) -> dict[str, str]:
    """The controls of `after` whose texts differ from those of `before`, of the same structure."""
    old, new = _common(before), _common(after)
    if any(getattr(before, name) is not getattr(after, name) for name in declarations(Screen)):
        old |= view_controls(before)
        new |= view_controls(after)
    for path, was, now in _pairs(before, after):
        # What a gesture leaves alone is the same object still.
        if was is not now:
            old |= _object(path, was)
            new |= _object(path, now)
    for was, (name, now) in zip(before.runs, after.named(), strict=True):
        if was is not now:
            old |= _about(name, was)
            new |= _about(name, now)
    return {path: value for path, value in new.items() if old.get(path) != value}


def _pairs(before: Experiment, after: Experiment) -> Iterator[tuple[str, Declared, Declared]]:
    yield "landscape", before.landscape, after.landscape
    yield "stop", before.stop, after.stop
    for was, (name, now) in zip(before.runs, after.named(), strict=True):
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
        for name, run in experiment.named()
    )
    screen = (experiment.theme, experiment.language, experiment.curves)
    parts = (experiment.landscape.key(), experiment.stop.key(), *screen, *runs)
    return repr(parts)


def _object(path: str, declared: Declared) -> dict[str, str]:
    values = {
        f"{path}.{name}": parameter.write(getattr(declared, name))
        for name, parameter in declarations(type(declared)).items()
    }
    return {path: declared.key(), **values}


def _point(path: str, point: Any) -> dict[str, str]:
    return {f"{path}.x": write_number(point[0]), f"{path}.y": write_number(point[1])}
