"""The settings of the header: which pictures, the theme, and the menu of all that can be shown."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

import dash_mantine_components as dmc
from dash import html

from declare.parameters import declarations
from declare.phrases import LANGUAGES, Phrase, name_of, verbatim
from lab.curves import CURVES
from lab.curves.base import SCALES
from lab.experiment.experiment import MOST_RUNS, Experiment
from lab.experiment.view import View
from ui.answers import ids
from ui.gestures.view_controls import CURVE, OWN_SCALE, SCALE, SHOW
from ui.screen.fields import field, menu, switch

KNOWN = declarations(View)
VIEWS = {"both": "Both", "surface": "3-D", "contour": "Contour", "side": "Side by side"}
FLAGS = ("arrows", "field", "fan", "fog", "model", "crowd")
HEIGHTS = {"auto": "as the landscape has it", "log": "log", "linear": "true height"}
MAPS = {"none": "none", "sweep": "learning rates", "momentum": "learning rate × momentum"}
TITLES = {"height": HEIGHTS, "map": MAPS}
# The keys of the player that change a word, one letter each.
KEYS = {
    "arrows": "G",
    "swap": "V",
    "fog": "D",
    "slice": "T",
    "map": "WB",
    "crowd": "A",
    "effective": "E",
}


def settings(experiment: Experiment) -> list[Any]:
    """The settings of the view, drawn from the experiment."""
    return [
        _segments("view", experiment.view, VIEWS),
        _segments("theme", experiment.theme, {"light": "Light", "dark": "Dark"}),
        view_menu(experiment),
    ]


def view_menu(experiment: Experiment) -> Any:
    """A disclosure with a control for each word of the view."""
    known = experiment
    shown = [switch(f"{SHOW}.{part}", part, part not in known.hide) for part in KNOWN["hide"].words]
    flags = [_keyed(name, switch(name, KNOWN[name].label, getattr(known, name))) for name in FLAGS]
    swap = _keyed("swap", switch("swap", KNOWN["swap"].label, known.swap))
    modes = [switch(name, KNOWN[name].label, getattr(known, name)) for name in ("present", "large")]
    words = [_choice(name, getattr(known, name)) for name in ("height", "slice", "map")]
    numbers = range(1, MOST_RUNS + 1)
    runs = [("0", "no run"), *((str(k), Phrase("run {number}", number=k)) for k in numbers)]
    why = _row("Why this step?", menu("inspect", KNOWN["inspect"].label, runs, str(known.inspect)))
    ghost = field("ghost", KNOWN["ghost"], known.ghost)
    groups = {
        "Parts": [*shown, swap],
        "In the pictures": [*flags, *words, ghost, why],
        "Curves": [*_curves(experiment), switch("floor", KNOWN["floor"].label, known.floor)],
        "Screen": [*modes, _language(known.language)],
    }
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
                _keyed(name, switch(f"{CURVE}.{name}", curve.title, name in experiment.curves)),
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


def _choice(name: str, value: str) -> Any:
    titles = TITLES.get(name, {})
    words = [(word, titles.get(word, word)) for word in KNOWN[name].words]
    return _row(KNOWN[name].label, _keyed(name, menu(name, KNOWN[name].label, words, value)))


def _keyed(name: str, control: Any) -> Any:
    """A control, with its key beside it where it has one."""
    if name not in KEYS:
        return control
    return html.Div([control, *map(html.Kbd, KEYS[name])], className="keyed")


def _language(value: str) -> Any:
    # A language is found by its own name, whatever the page's is.
    names = [(word, verbatim(name_of(word))) for word in LANGUAGES]
    return _row(KNOWN["language"].label, menu("language", KNOWN["language"].label, names, value))


def _row(label: str, control: Any) -> Any:
    return html.Div([html.Span(label, className="name"), control], className="field row")


def _segments(name: str, value: str, titles: dict[str, str]) -> Any:
    choices = [{"value": word, "label": titles[word]} for word in KNOWN[name].words]
    return dmc.SegmentedControl(
        id=ids.control(name, "select"),
        data=choices,
        value=value,
        size="xs",
        attributes={"root": {"aria-label": KNOWN[name].label}},
    )
