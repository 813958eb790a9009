"""The settings of the header: the pictures, the theme and the View menu."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

import dash_mantine_components as dmc
from dash import html

from declare.parameters import declarations
from declare.phrases import LANGUAGES, Phrase, name_of, verbatim
from lab.curves import CURVES
from lab.curves.base import SCALES
from lab.experiment.experiment import Experiment
from lab.experiment.screen import Screen
from lab.views.base import CURVES as CURVES_TITLE
from lab.views.base import PARTS, PICTURES
from ui.answers import ids
from ui.gestures.view_controls import CURVE, OWN_SCALE, SCALE, SHOW
from ui.screen.fields import menu, switch
from ui.screen.view_fields import keyed, row, view_fields

KNOWN = declarations(Screen)
LAYOUTS = {"both": "Both", "surface": "3-D", "contour": "Contour", "side": "Side by side"}


def settings(experiment: Experiment) -> list[Any]:
    """The settings of the view, drawn from the experiment."""
    return [
        _segments("view", experiment.view, LAYOUTS),
        _segments("theme", experiment.theme, {"light": "Light", "dark": "Dark"}),
        view_menu(experiment),
    ]


def view_menu(experiment: Experiment) -> Any:
    """A disclosure with a control for each word of the view."""
    known = experiment
    shown = [switch(f"{SHOW}.{part}", part, part not in known.hide) for part in KNOWN["hide"].words]
    modes = [switch(name, KNOWN[name].label, getattr(known, name)) for name in ("present", "large")]
    own = {
        PARTS: shown,
        PICTURES: [],
        CURVES_TITLE: _curves(experiment),
        "Screen": [*modes, _language(known.language)],
    }
    groups = {title: [*content, *view_fields(experiment, title)] for title, content in own.items()}
    return html.Details(
        [
            html.Summary("View", className="press"),
            html.Div(
                [_group(title, content) for title, content in groups.items()], className="view-list"
            ),
        ],
        id="view-menu",
        className="view-menu",
        **{"data-fold": "view"},
    )


def _group(title: str, content: list[Any]) -> Any:
    return html.Section([html.H2(title), *content])


def _curves(experiment: Experiment) -> list[Any]:
    """Of each curve whether it is drawn, and its scale."""
    scales = [(OWN_SCALE, "its own scale"), *((scale, scale) for scale in SCALES)]
    return [
        html.Div(
            [
                keyed(
                    switch(f"{CURVE}.{name}", curve.title, name in experiment.curves),
                    curve.shows.letter.upper() if curve.shows else "",
                ),
                menu(
                    f"{SCALE}.{name}",
                    Phrase("scale of {curve}", curve=Phrase(curve.title)),
                    scales,
                    experiment.scale_of(name) or OWN_SCALE,
                ),
            ],
            className="field row",
        )
        for name, curve in CURVES.items()
    ]


def _language(value: str) -> Any:
    # A language is found by its own name, whatever the page's is.
    names = [(word, verbatim(name_of(word))) for word in LANGUAGES]
    return row(KNOWN["language"].label, menu("language", KNOWN["language"].label, names, value))


def _segments(name: str, value: str, titles: dict[str, str]) -> Any:
    choices = [{"value": word, "label": titles[word]} for word in KNOWN[name].words]
    return dmc.SegmentedControl(
        id=ids.control(name, "select"),
        data=choices,
        value=value,
        size="xs",
        attributes={"root": {"aria-label": KNOWN[name].label}},
    )
