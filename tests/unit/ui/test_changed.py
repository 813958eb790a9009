"""An answer tells the page the controls that a gesture changed: all of them, and no other."""

import pytest

from declare.parameters import declarations
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS
from lab.experiment.screen import Screen
from lab.schedules import SCHEDULES
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.unit.ui.test_controls import SCENES, plain
from ui.gestures.controls import changed, controls
from ui.gestures.gestures import edited

DECLARED = [
    Screen,
    Experiment,
    *(
        cls
        for registry in (LANDSCAPES, OPTIMIZERS, SCHEDULES, STOPS, *PARTS.values())
        for cls in registry.values()
    ),
]
GESTURES = {
    "adam.optimizer.lr": "0.3",
    "adam.schedule": "cosine",
    "adam.visible": "false",
    "landscape.b": "30",
    "start": "0.5,0.25",
    "start.x": "0.5",
    "steps": "77",
    "stop": "gradient",
    "theme": "dark",
    "show.panel": "false",
    "curve.gradient": "true",
    "adam.own": "true",
}


def differing(before, after):
    old, new = controls(before), controls(after)
    return {path: value for path, value in new.items() if old.get(path) != value}


@pytest.mark.parametrize("name", SCENES)
def test_everything_that_differs_is_told(name):
    after = SCENES[name]
    assert changed(plain(after), after) == differing(plain(after), after)


@pytest.mark.parametrize("path", GESTURES)
def test_a_gesture_tells_what_it_changed(path):
    before, _ = Experiment.from_query("?on=rosenbrock&run=adam&run=momentum&stop=loss")
    after, problems = edited(before, path, GESTURES[path])
    assert not problems
    told = changed(before, after)
    assert told == differing(before, after)
    assert path not in told or told[path] == GESTURES[path]


@pytest.mark.parametrize("cls", DECLARED, ids=lambda cls: cls.__name__)
def test_a_declared_default_is_a_value_as_it_is_kept(cls):
    for name, parameter in declarations(cls).items():
        kept = parameter.check(parameter.default)
        assert (kept, type(kept)) == (parameter.default, type(parameter.default)), name
