"""Law 2: the controls drawn from an experiment, read back, are the experiment."""

import math
from dataclasses import replace

import pytest

from declare.parameters import declarations
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS, Run
from lab.gradients import SOURCES
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from ui.gestures.controls import controls, structure
from ui.gestures.gestures import edited
from ui.screen.panel import panel
from ui.screen.view_menu import settings


def drawn(experiment):
    """Path, kind and value of every control on the page."""
    found = []
    for root in [*panel(experiment), *settings(experiment)]:
        for component in [root, *root._traverse()]:
            name = getattr(component, "id", None)
            if isinstance(name, dict) and "edit" in name:
                value = getattr(component, "checked", None)
                value = getattr(component, "value", None) if value is None else value
                found.append((name["edit"], name["as"], value))
    return found


def text(value):
    return {True: "true", False: "false", None: ""}.get(value, value)


def moved(parameter):
    """A value of a parameter that differs from its default."""
    if parameter.kind == "flag":
        return not parameter.default
    if parameter.kind == "word":
        return next(word for word in parameter.words if word != parameter.default)
    low, high = parameter.span
    value = low + (high - low) * 0.37
    value = math.floor(value) if parameter.kind == "whole" else value
    return value if value != parameter.default else high


def unusual(cls):
    """An object of which no parameter has its default."""
    values = {name: moved(parameter) for name, parameter in declarations(cls).items()}
    return cls(**values)


def experiments():
    for key, cls in LANDSCAPES.items():
        yield f"landscape-{key}", Experiment(landscape=unusual(cls))
    for key, cls in OPTIMIZERS.items():
        yield f"optimizer-{key}", Experiment(runs=(Run(unusual(cls)),))
    for part, registry in PARTS.items():
        for key, cls in registry.items():
            run = Run(OPTIMIZERS["adam"](), **{part: unusual(cls)})
            yield f"{part}-{key}", Experiment(landscape=LANDSCAPES["linreg_noisy"](), runs=(run,))
    for key, cls in STOPS.items():
        yield f"stop-{key}", Experiment(stop=unusual(cls))
    link = (
        "?on=himmelblau&run=adam:lr=0.3~at:step=40,lr=0.2~from:x=1,y=2&run=adam:lr=0.07~hidden"
        "&from=-1.5,2.25&steps=317&seed=9&view=contour&hide=curves,table&theme=dark"
    )
    experiment, problems = Experiment.from_query(link)
    assert not problems
    yield "everything", experiment


SCENES = dict(experiments())


def plain(experiment):
    """An experiment with the same controls, all of whose values are defaults."""

    def bare(run):
        own = None if run.start is None else experiment.landscape.start
        parts = {part: type(getattr(run, part))() for part in PARTS}
        return Run(type(run.optimizer)(), start=own, visible=run.visible, **parts)

    return Experiment(
        landscape=type(experiment.landscape)(),
        runs=tuple(map(bare, experiment.runs)),
        stop=type(experiment.stop)(),
        theme=experiment.theme,
    )


@pytest.mark.parametrize("name", SCENES)
def test_controls_read_back(name):
    experiment = SCENES[name]
    built = plain(experiment)
    assert structure(built) == structure(experiment)
    for path, kind, value in drawn(experiment):
        if kind in ("number", "text", "select", "switch"):
            built, problems = edited(built, path, text(value))
            assert not problems, (path, problems)
    assert built == experiment


@pytest.mark.parametrize("name", SCENES)
def test_controls_are_a_fixed_point(name):
    experiment = SCENES[name]
    for path, value in controls(experiment).items():
        again, problems = edited(experiment, path, value)
        if path.rpartition(".")[2] not in {"landscape", "stop", "optimizer", *PARTS}:
            assert (again, problems) == (experiment, ()), path


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENES)
def test_every_control_is_drawn_and_every_drawn_control_is_known(name):
    experiment = SCENES[name]
    paths = {path for path, kind, _ in drawn(experiment) if kind != "press"}
    known = set(controls(experiment))
    assert not known - paths, f"no control is drawn for {sorted(known - paths)}"
    assert not paths - known, f"nothing is changed by the controls {sorted(paths - known)}"


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENES)
def test_sliders_stand_at_their_values(name):
    experiment = SCENES[name]
    values = controls(experiment)
    for path, kind, position in drawn(experiment):
        if kind == "logslider" and float(values[path]) > 0:
            at_an_end = position in (-4, 1, -12, -1, 0, 3)
            assert at_an_end or math.isclose(10**position, float(values[path])), path


def test_removing_a_run_leaks_no_value_to_its_neighbour():
    experiment, _ = Experiment.from_query("?run=adam:lr=0.3&run=adam:lr=0.07&run=momentum")
    fewer, problems = edited(experiment, "adam.remove", "")
    assert not problems
    assert fewer.runs == experiment.runs[1:]


def test_runs_are_added_and_duplicated_up_to_six():
    experiment = Experiment(runs=(Run(OPTIMIZERS["adam"](lr=0.3)),))
    for count in range(2, 7):
        experiment, problems = edited(experiment, "adam.duplicate", "")
        assert not problems
        assert experiment.runs == (Run(OPTIMIZERS["adam"](lr=0.3)),) * count
    for path in ("add", "adam-6.duplicate"):
        same, problems = edited(experiment, path, "")
        assert same == experiment
        assert problems == ("An experiment has at most 6 runs.",)


def test_an_added_run_brings_an_optimizer_that_is_not_there():
    experiment = Experiment(runs=(Run(OPTIMIZERS["momentum"]()),))
    for _ in range(5):
        experiment, problems = edited(experiment, "add", "")
        assert not problems
    assert len({run.optimizer.key() for run in experiment.runs}) == 6


def test_the_last_run_stays():
    experiment = Experiment(runs=(Run(OPTIMIZERS["adam"]()),))
    assert edited(experiment, "adam.remove", "") == (
        experiment,
        ("The last run stays: an experiment has at least one.",),
    )


def test_another_landscape_brings_its_own_start():
    experiment = Experiment(start=(5.0, 5.0))
    bowl, problems = edited(experiment, "landscape", "bowl")
    assert not problems
    assert bowl == replace(experiment, landscape=LANDSCAPES["bowl"](), start=(-2.4, 1.8))


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("adam.optimizer.lr", "0", "Learning rate 0 is outside its range 1e-8 to 1000."),
        ("adam.optimizer.lr", "nan", "Learning rate is a number, not “nan”."),
        ("adam.optimizer.lr", "1e99", "Learning rate 1e99 is outside its range 1e-8 to 1000."),
        ("adam.optimizer.lr", "fast", "Learning rate is a number, not “fast”."),
        ("steps", "1000000000", "Steps 1000000000 is outside its range 1 to 20000."),
        ("landscape", "moon", "There is no choice “moon” here."),
        ("adam.nothing", "1", "There is no control “nothing”."),
        ("nobody.optimizer.lr", "1", "There is no control “nobody.optimizer.lr”."),
        (
            "adam.changes",
            "40:speed=3",
            "The change of Adam at step 40 names none of its parameters.",
        ),
        ("start", "1", "A start is two numbers: x,y."),
    ],
)
def test_a_wrong_gesture_changes_nothing_and_says_why(path, value, sentence):
    experiment = Experiment(runs=(Run(OPTIMIZERS["adam"]()),))
    assert edited(experiment, path, value) == (experiment, (sentence,))


def test_mini_batches_end_where_there_are_no_examples():
    link = "?on=linreg_noisy&run=gradient_descent~batch:size=4"
    experiment, problems = Experiment.from_query(link)
    assert not problems
    moved, notes = edited(experiment, "landscape", "bowl")
    assert moved.runs[0].source == SOURCES["exact"]()
    assert notes == (
        "Round bowl is not made from data: it has no mini-batches. The exact gradient is used.",
    )
    assert Experiment.from_query(link.replace("linreg_noisy", "bowl"))[1] == notes


def test_a_rule_sets_the_start():
    experiment = Experiment(landscape=LANDSCAPES["linreg"]())
    moved, problems = edited(experiment, "start.zero", "")
    assert not problems
    assert moved == replace(experiment, start=(0.0, 0.0))


def test_the_library_defaults_are_one_press_away():
    experiment = Experiment(runs=(Run(OPTIMIZERS["rmsprop"](lr=0.3, centered=True)),))
    theirs, problems = edited(experiment, "rmsprop.library", "")
    assert not problems
    assert theirs.runs[0].optimizer == OPTIMIZERS["rmsprop"](lr=0.01, rho=0.99)
