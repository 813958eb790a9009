"""The control panel, drawn from the declarations of an experiment's objects."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

from dash import html

from declare.parameters import declarations
from declare.phrases import Phrase
from lab.experiment.experiment import MOST_RUNS, Experiment
from lab.experiment.starts import Initialisation, initialisations
from lab.stops import STOPS
from lab.views.base import DATA
from landscapes import LANDSCAPES
from landscapes.base_examples import Examples
from ui.screen.fields import Component, field, menu, press
from ui.screen.formula import formula
from ui.screen.groups import choice, named_fields, start_boxes
from ui.screen.keys import written
from ui.screen.menus import grouped
from ui.screen.run_card import run_card
from ui.screen.view_fields import row, view_fields

# The rules of a start that a key calls, and its name.
KEYED = {"random": "start"}


def panel(experiment: Experiment) -> list[Component]:
    """The sections of the panel: landscape, one card a run, and what the runs share."""
    cards = [
        run_card(experiment, name, number, run)
        for number, (name, run) in enumerate(experiment.named(), start=1)
    ]
    more = press("add", "Add a run", "+ Add run", disabled=len(cards) == MOST_RUNS)
    return [
        landscape_card(experiment),
        *cards,
        html.Div(more, className="add"),
        shared_card(experiment),
    ]


def landscape_card(experiment: Experiment) -> Component:
    """The choice of the landscape, its formula and its parameters."""
    landscape = experiment.landscape
    return html.Section(
        [
            html.H2("Landscape"),
            menu("landscape", "Landscape", grouped(LANDSCAPES), landscape.key()),
            formula(landscape.formula, display=True),
            html.P(landscape.about(), className="about"),
            *named_fields("landscape", landscape),
        ],
        className="card landscape",
    )


def shared_card(experiment: Experiment) -> Component:
    """What all runs share: start, budget, stopping rule and seed."""
    known = declarations(Experiment)
    return html.Section(
        [
            html.H2("All runs"),
            start_boxes("start", experiment.start),
            html.Div(
                [
                    press(f"start.{name}", _told(rule), _keyed(KEYED.get(name, ""), rule.title))
                    for name, rule in initialisations(experiment.landscape).items()
                ],
                className="rules",
            ),
            field("steps", known["steps"], experiment.steps),
            *choice("stop", "Stop", STOPS, experiment.stop),
            field("seed", known["seed"], experiment.seed),
            press("seed.next", "The next seed", _keyed("seed", "New seed")),
            *_examples(experiment),
        ],
        className="card shared",
    )


def _told(rule: Initialisation) -> Phrase:
    return Phrase("{title}: {about}", title=Phrase(rule.title), about=Phrase(rule.about))


def _keyed(name: str, text: str) -> Any:
    """What a button says, with the key of that name where it has one."""
    return [text, " ", html.Kbd(written(name))] if name else text


def _examples(experiment: Experiment) -> list[Component]:
    """What only a landscape made from data has; elsewhere the controls are there, unseen."""
    known = declarations(Experiment)
    seen = "examples" if isinstance(experiment.landscape, Examples) else "examples unseen-control"
    axis = menu(
        "axis", "Axis of the curves", [(w, w) for w in known["axis"].words], experiment.axis
    )
    over = row("Curves over", axis)
    return [html.Div([over, *view_fields(experiment, DATA)], className=seen)]
