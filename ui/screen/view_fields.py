"""The control of each view: a switch, a choice, a number, or one of the runs, with its keys."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

from dash import html

from declare.phrases import Phrase
from lab.experiment.experiment import MOST_RUNS, Experiment
from lab.views import VIEWS
from lab.views.base import View
from ui.screen.fields import field, menu, switch


def view_fields(experiment: Experiment, group: str) -> list[Any]:
    """The controls of the views that stand under a heading."""
    found = [view for view in VIEWS.values() if view.group == group]
    return [_control(experiment, view) for view in sorted(found, key=lambda view: view.place)]


def _control(experiment: Experiment, view: type[View]) -> Any:
    name, known = view.main()
    value, letters = getattr(experiment, name), "".join(key.letter for key in view.keys).upper()
    title = view.title or known.label
    if view.run:
        return row(title, keyed(menu(name, known.label, _runs(), str(value)), letters))
    if known.kind == "flag":
        return keyed(switch(name, known.label, value), letters)
    if known.kind == "word":
        choices = list(zip(known.words, view.titles or known.words, strict=True))
        return row(title, keyed(menu(name, known.label, choices, value), letters))
    return field(name, known, value)


def _runs() -> list[tuple[str, str]]:
    """Each of the runs, or none."""
    numbers = range(1, MOST_RUNS + 1)
    return [("0", "no run"), *((str(k), Phrase("run {number}", number=k)) for k in numbers)]


def keyed(control: Any, letters: str) -> Any:
    """A control, with its keys beside it where it has some."""
    return html.Div([control, *map(html.Kbd, letters)], className="keyed") if letters else control


def row(label: str, control: Any) -> Any:
    """A control with what it is called before it."""
    return html.Div([html.Span(label, className="name"), control], className="field row")
