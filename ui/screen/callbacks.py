"""The callbacks: link → panel, link → pictures, controls → player. Each decodes and returns."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from functools import partial
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output

from declare.phrases import ENGLISH, say
from lab.figures.base import Look, look_of
from lab.figures.data import data
from landscapes.base import Landscape
from landscapes.base_examples import Examples
from ui.answers import ids
from ui.answers.decode import decode
from ui.screen.curves import plots
from ui.screen.panel import panel
from ui.screen.translate import translated
from ui.screen.view_menu import settings

# Where the value of each kind of control is found.
VALUES = {
    "number": "value",
    "text": "value",
    "slider": "value",
    "logslider": "value",
    "select": "value",
    "words": "value",
    "switch": "checked",
    "press": "n_clicks",
}


def register(app: Dash) -> None:
    """Connect the page's callbacks."""
    # One callback a kind: Dash gathers all of a callback's controls at each move of one.
    for kind, prop in VALUES.items():
        app.clientside_callback(
            ClientsideFunction("lab", "controls"),
            Input(ids.control(ALL, kind), prop),
            prevent_initial_call=True,
        )
    app.callback(
        Output(ids.PANEL, "children"),
        Output("settings", "children"),
        Input(ids.LINK, "data"),
        prevent_initial_call=True,
    )(draw_panel)
    app.callback(
        *(Output(name, "figure") for name in ids.DRAWN),
        Output(ids.PROVIDER, "forceColorScheme"),
        Input(ids.SCENE, "data"),
        prevent_initial_call=True,
    )(draw_pictures)
    app.callback(
        Output(ids.PLOTS, "children"),
        Output(ids.CURVES, "className"),
        Input(ids.AXES, "data"),
        prevent_initial_call=True,
    )(draw_curves)


async def draw_panel(link: str) -> tuple[Any, Any]:
    """The panel and the settings of a link."""
    experiment, _ = decode(link)
    drawn = panel(experiment), settings(experiment)
    if experiment.language == ENGLISH:
        return drawn
    said = partial(say, language=experiment.language)
    return translated(drawn[0], said), translated(drawn[1], said)


async def draw_pictures(link: str) -> tuple[Any, ...]:
    """The small figures of a link and the page's colour scheme; ui.answers.scene has the others."""
    experiment, _ = decode(link)
    landscape, look = experiment.landscape, look_of(experiment)
    return examples(landscape, look), look.theme


async def draw_curves(link: str) -> tuple[Any, str]:
    """The axes of the curves of a link, and how they are laid out."""
    experiment, _ = decode(link)
    return plots(experiment)


def examples(landscape: Landscape, look: Look) -> dict[str, Any]:
    """The data plot, or an empty figure where there are no data."""
    return data(landscape, look) if isinstance(landscape, Examples) else {"data": []}
