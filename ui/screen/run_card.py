"""The card of one run: its optimizer with the learning rate first, the rest folded away."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

import dash_mantine_components as dmc
from dash import html

from declare.parameters import declarations
from declare.phrases import Phrase, joined, verbatim
from lab.analysis.stability import stable_rate
from lab.experiment.experiment import MOST_RUNS, Experiment
from lab.experiment.run import PARTS, Run, write_changes
from ui.answers import ids
from ui.gestures.gestures import as_library
from ui.screen.fields import Component, field, limit_mark, menu, press, switch
from ui.screen.formula import formula
from ui.screen.groups import choice, start_boxes
from ui.screen.menus import optimizers

LABELS = {"schedule": "Schedule", "source": "Gradient", "clip": "Clipping", "average": "Averaging"}
PLAIN = {name: getattr(Run, name) for name in PARTS}


def run_card(experiment: Experiment, name: str, number: int, run: Run) -> Component:
    """One run: its optimizer with the learning rate first, the rest folded away."""
    rate = declarations(type(run.optimizer))["lr"]
    limit = limit_mark(f"{name}.optimizer.lr", stable_rate(experiment, run))
    return html.Section(
        [
            html.H2(Phrase("Run {number}", number=number), className="hidden-title"),
            _head(experiment, name, number, run),
            field(f"{name}.optimizer.lr", rate, run.optimizer.lr, limit),
            html.Details(
                [html.Summary(_summary(run)), html.Div(_folded(experiment, name, run))],
                className="more",
                **{"data-fold": str(number)},
            ),
        ],
        className="card run" if run.visible else "card run off",
    )


def _head(experiment: Experiment, name: str, number: int, run: Run) -> Component:
    """How the run is drawn, its optimizer, and what can be done with the run as a whole."""
    count = len(experiment.runs)
    chosen, optimizer = Phrase("Optimizer of run {number}", number=number), run.optimizer.key()
    duplicate = Phrase("Duplicate run {number}", number=number)
    remove = Phrase("Remove run {number}", number=number)
    return html.Div(
        [
            html.Span(className=f"swatch run-{number}", **{"aria-hidden": "true"}),
            menu(f"{name}.optimizer", chosen, optimizers(), optimizer),
            switch(f"{name}.visible", "show", run.visible),
            press(f"{name}.duplicate", duplicate, disabled=count == MOST_RUNS),
            press(f"{name}.remove", remove, disabled=count == 1),
        ],
        className="head",
    )


def _folded(experiment: Experiment, name: str, run: Run) -> list[Component]:
    """What most runs leave as it is."""
    optimizer, known = run.optimizer, declarations(type(run.optimizer))
    others = [
        field(f"{name}.optimizer.{p}", known[p], getattr(optimizer, p)) for p in known if p != "lr"
    ]
    chosen = [
        choice(f"{name}.{part}", LABELS[part], registry, getattr(run, part))
        for part, registry in PARTS.items()
    ]
    return [
        formula(optimizer.equation, display=True),
        html.P(optimizer.about(), className="about"),
        *_library(name, run),
        *others,
        *(component for part in chosen for component in part),
        *_own_start(experiment, name, run),
        _changes(name, run),
    ]


def _library(name: str, run: Run) -> list[Component]:
    """The button that takes over the library's defaults, where they differ from ours."""
    twin = run.optimizer.twin
    if twin is None or as_library(run.optimizer) == type(run.optimizer)():
        return []
    label = Phrase(
        "Use the defaults of {path}: they are made for networks, not for two numbers",
        path=twin.path,
    )
    text = Phrase("Defaults of {library}", library=twin.path.partition(".")[0])
    return [press(f"{name}.library", label, text)]


def _own_start(experiment: Experiment, name: str, run: Run) -> list[Component]:
    toggle = switch(f"{name}.own", "own start", run.start is not None)
    return [toggle] if run.start is None else [toggle, start_boxes(f"{name}.start", run.start)]


def _changes(name: str, run: Run) -> Component:
    """The changes while running, as text; its own syntax is in the hint."""
    return dmc.TextInput(
        id=ids.control(f"{name}.changes", "text"),
        label="Changes while running",
        placeholder=verbatim("40:lr=0.2"),
        value=write_changes(run),
        debounce=True,
        size="xs",
    )


def _summary(run: Run) -> Phrase:
    """What the folded part of a card says: the schedule, and what differs from plain."""
    parts = [(name, getattr(run, name)) for name in PARTS]
    unusual = [part.title for name, part in parts if name != "schedule" and part != PLAIN[name]]
    texts = [run.schedule.title, *unusual, "more settings"]
    return joined(" · ", texts)
