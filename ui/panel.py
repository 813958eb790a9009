"""The control panel, drawn from the declarations of an experiment's objects."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

import dash_mantine_components as dmc
from dash import html

from experiment import MOST_RUNS, Experiment
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from optimizers import OPTIMIZERS
from parameters import Declared, Parameter, declarations
from run import PARTS, Run, write_changes
from stability import stable_rate
from stops import STOPS
from ui import ids
from ui.fields import Component, box, field, grouped, limit_mark, menu, press, switch
from ui.formula import formula

LABELS = {"schedule": "Schedule", "source": "Gradient", "clip": "Clipping", "average": "Averaging"}
PLAIN = {name: getattr(Run, name) for name in PARTS}
START = {axis: Parameter("number", 0.0, f"{axis} of the start") for axis in ("x", "y")}


def panel(experiment: Experiment) -> list[Component]:
    """The sections of the panel: landscape, one card a run, and what the runs share."""
    cards = [
        run_card(experiment, name, number, run)
        for number, (name, run) in enumerate(
            zip(experiment.names(), experiment.runs, strict=True), start=1
        )
    ]
    more = press("add", "Add a run", "+ Add run", disabled=len(cards) == MOST_RUNS)
    return [landscape_card(experiment), *cards, html.Div(more, className="add"),
            shared_card(experiment)]  # fmt: skip


def landscape_card(experiment: Experiment) -> Component:
    """The choice of the landscape, its formula and its parameters."""
    landscape = experiment.landscape
    return html.Section(
        [
            html.H2("Landscape"),
            menu("landscape", "Landscape", grouped(LANDSCAPES), landscape.key()),
            formula(landscape.formula, display=True),
            html.P(landscape.about(), className="about"),
            *fields("landscape", landscape),
        ],
        className="card landscape",
    )


def run_card(experiment: Experiment, name: str, number: int, run: Run) -> Component:
    """One run: its optimizer with the learning rate first, the rest folded away."""
    optimizer = run.optimizer
    known = declarations(type(optimizer))
    rest = [field(f"{name}.optimizer.{p}", known[p], getattr(optimizer, p))
            for p in known if p != "lr"]  # fmt: skip
    folded = [
        formula(optimizer.equation, display=True),
        html.P(optimizer.about(), className="about"),
        *rest,
        *(
            component
            for part, registry in PARTS.items()
            for component in _part(f"{name}.{part}", LABELS[part], registry, getattr(run, part))
        ),
        *_own_start(experiment, name, run),
        _changes(name, run),
    ]
    return html.Section(
        [
            html.H2(f"Run {number}", className="hidden-title"),
            html.Div(
                [
                    html.Span(className=f"swatch run-{number}", **{"aria-hidden": "true"}),
                    menu(f"{name}.optimizer", f"Optimizer of run {number}",
                         grouped(OPTIMIZERS), optimizer.key()),
                    switch(f"{name}.visible", "show", run.visible),
                    press(f"{name}.duplicate", f"Duplicate run {number}",
                          disabled=len(experiment.runs) == MOST_RUNS),
                    press(f"{name}.remove", f"Remove run {number}",
                          disabled=len(experiment.runs) == 1),
                ],
                className="head",
            ),
            field(
                f"{name}.optimizer.lr",
                known["lr"],
                optimizer.lr,
                limit_mark(f"{name}.optimizer.lr", stable_rate(experiment, run)),
            ),
            html.Details([html.Summary(_summary(run)), html.Div(folded)], className="more"),
        ],
        className="card run" if run.visible else "card run off",
    )  # fmt: skip


def shared_card(experiment: Experiment) -> Component:
    """What all runs share: start, budget, stop rule and seed."""
    known = declarations(Experiment)
    return html.Section(
        [
            html.H2("All runs"),
            _start_boxes("start", experiment.start),
            field("steps", known["steps"], experiment.steps),
            *_part("stop", "Stop", STOPS, experiment.stop),
            field("seed", known["seed"], experiment.seed),
            *_examples(experiment),
        ],
        className="card shared",
    )


def _examples(experiment: Experiment) -> list[Component]:
    """What only a landscape made from data has; elsewhere the controls are there, unseen."""
    known = declarations(Experiment)
    seen = "examples" if isinstance(experiment.landscape, Examples) else "examples unseen-control"
    axis = menu("axis", "Axis of the curves", [(w, w) for w in known["axis"].words],
                experiment.axis)  # fmt: skip
    row = html.Div([html.Span("Curves over", className="name"), axis], className="field row")
    sheet = switch("batch", "surface of the mini-batch", experiment.batch)
    return [html.Div([row, sheet], className=seen)]


def fields(path: str, declared: Declared) -> list[Component]:
    """A field for each declared parameter."""
    return [
        field(f"{path}.{name}", parameter, getattr(declared, name))
        for name, parameter in declarations(type(declared)).items()
    ]


def _part(path: str, label: str, registry: Any, declared: Declared) -> list[Component]:
    chosen = menu(path, label, grouped(registry), declared.key())
    row = html.Div([html.Span(label, className="name"), chosen], className="field row")
    return [row, *fields(path, declared)]


def _own_start(experiment: Experiment, name: str, run: Run) -> list[Component]:
    toggle = switch(f"{name}.own", "own start", run.start is not None)
    return [toggle] if run.start is None else [toggle, _start_boxes(f"{name}.start", run.start)]


def _start_boxes(path: str, start: Any) -> Component:
    boxes = [box(f"{path}.{axis}", START[axis], value)
             for axis, value in zip(("x", "y"), start, strict=True)]  # fmt: skip
    return html.Div([html.Span("Start", className="name"), *boxes], className="field row")


def _changes(name: str, run: Run) -> Component:
    """The changes while running, as text; its own syntax is in the hint."""
    return dmc.TextInput(
        id=ids.control(f"{name}.changes", "text"),
        label="Changes while running",
        placeholder="40:lr=0.2",
        value=write_changes(run),
        debounce=True,
        size="xs",
    )


def _summary(run: Run) -> str:
    """What the folded part of a card says: the schedule, and what differs from plain."""
    parts = [(name, getattr(run, name)) for name in PARTS]
    unusual = [part.title for name, part in parts if name != "schedule" and part != PLAIN[name]]
    return " · ".join([run.schedule.title, *unusual, "more settings"])
