"""The page: a header, the panel, the pictures with their curves, the table and the transport."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from lab.views import VIEWS
from lab.views.base import View
from ui.answers import ids
from ui.screen.keys import written
from ui.screen.screen import chips, flat, screen_buttons, tabs
from ui.screen.share import share
from ui.screen.translate import marked

Component = Any

SPEEDS = (0.25, 0.5, 1, 2, 4, 8, 16)
COLUMNS = ("run", "step", "x", "y", "loss", "|gradient|", "learning rate", "status")
PICTURE_NAMES = {
    ids.CONTOUR: "Contour plot with the paths; click it to set the start",
    ids.SURFACE: "3-D surface with the paths",
    ids.DATA: "The examples, and the model of each run at this step",
}
GRAPH = {
    "displaylogo": False,
    "responsive": True,
    "showSendToCloud": False,
    "scrollZoom": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "pan2d", "zoom2d", "autoScale2d"],
}


def layout(
    curves: Sequence[Component] = (),
    arrangement: str = "curves of-2",
    formats: Mapping[str, Any] = MappingProxyType({}),
) -> Component:
    """The whole page, in English, empty of any experiment but for its curves: the link fills it."""
    return marked(page(curves, arrangement, formats))


def page(curves: Sequence[Component], arrangement: str, formats: Mapping[str, Any]) -> Component:
    """The parts of the page in their places."""
    return dmc.MantineProvider(
        id=ids.PROVIDER,
        forceColorScheme="light",
        theme={
            "primaryColor": "indigo",
            "primaryShade": {"light": 7, "dark": 8},
            "cursorType": "pointer",
            "autoContrast": True,
        },
        children=html.Div(
            id="page",
            className="page",
            children=[
                dcc.Store(id=ids.LINK),
                dcc.Store(id=ids.SCENE),
                dcc.Store(id=ids.AXES),
                html.Div(id="banner", className="banner", role="alert", hidden=True),
                header(formats),
                html.Div(
                    [
                        html.Div([controls(), lesson(), inspector()], className="side"),
                        html.Main(
                            [tabs(), pictures(curves, arrangement), table(), chips(), transport()],
                            className="stage",
                        ),
                    ],
                    className="columns",
                ),
                html.Div(id="announce", className="unseen", **{"aria-live": "polite"}),
            ],
        ),
    )


def header(formats: Mapping[str, Any]) -> Component:
    """Title, what was not understood of the link, and the settings of the view."""
    return html.Header(
        [
            html.H1("Loss Landscape Lab"),
            html.P(id="presented", className="presented"),
            html.Ul(id="problems", className="problems", role="status"),
            html.Div(id="settings", className="settings"),
            html.Button(
                "Lessons",
                id="open-lessons",
                className="press",
                n_clicks=0,
                **{"aria-haspopup": "dialog"},
            ),
            html.A(
                "Reference",
                id="open-reference",
                href="/reference",
                target="_blank",
                className="link",
            ),
            share(formats),
            *screen_buttons(),
        ],
        className="top",
    )


def controls() -> Component:
    """The panel, which the link fills."""
    return html.Aside(id=ids.PANEL, className="panel", **{"aria-label": "Controls"})


def lesson() -> Component:
    """The place of the lesson that the link names; the player fills it."""
    return html.Section(id="lesson", className="lesson", hidden=True, **{"aria-label": "Lesson"})


def inspector() -> Component:
    """The place of the step inspector; the player fills it."""
    return html.Section(
        id="inspector",
        className="inspector",
        hidden=True,
        tabIndex=-1,
        **{"aria-label": "Why this step?"},
    )


def pictures(curves: Sequence[Component], arrangement: str) -> Component:
    """The contour and the surface, and the curves in step with them."""
    small = html.Div(
        [
            html.Div(list(curves), id=ids.PLOTS, className="plots"),
            picture(ids.DATA),
            *(_box(key, view) for key, view in VIEWS.items() if view.beside),
        ],
        id=ids.CURVES,
        className=arrangement,
    )
    line = html.Div(
        id="slice-picture",
        className="picture slice",
        role="figure",
        **{"aria-label": "Loss along a line, with tangent and secant"},
    )
    rates = html.Div(
        id="map-picture",
        className="picture map",
        role="figure",
        **{"aria-label": "The runs at other learning rates"},
    )
    return html.Div(
        [
            html.Div(id="sides", className="sides"),
            picture(ids.CONTOUR),
            html.Div(
                [picture(ids.SURFACE), small, html.Div([line, rates], className="extra")],
                className="right",
            ),
        ],
        id="pictures",
        className="pictures both",
    )


def _box(key: str, view: type[View]) -> Component:
    """The place of a view that has a picture beside the curves; the player draws in it."""
    return html.Div(
        id=f"{key}-picture",
        className="picture drawn",
        hidden=True,
        role="figure",
        **{"aria-label": view.main()[1].label},
    )


def picture(name: str) -> Component:
    """One figure in a box of its own, over which the player lays its canvas."""
    graph = dcc.Graph(
        id=name,
        className="graph",
        figure={"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}},
        config={**GRAPH, "displayModeBar": False} if name == ids.DATA else GRAPH,
        responsive=True,
    )
    content = [graph, flat()] if name == ids.SURFACE else graph
    return html.Div(
        content,
        id=f"{name}-picture",
        className="picture",
        role="figure",
        **{"aria-label": PICTURE_NAMES[name]},
    )


def table() -> Component:
    """The numbers of every run at the step shown; the player fills its rows."""
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in COLUMNS]))
    return html.Div(
        html.Table([head, html.Tbody(id="table")], **{"aria-label": "The runs at this step"}),
        className="table",
    )


def transport() -> Component:
    """Play, step, scrub, speed and loop."""
    return html.Div(
        [
            _button("restart", "Back to the start (Home)"),
            _button("back", "One step back (←)"),
            _button("play", "Play or pause (space)"),
            _button("forward", "One step forward (→)"),
            html.Button(
                [html.Span("Parts"), " ", html.Kbd(written("parts"))],
                id="parts",
                n_clicks=0,
                className="press parts",
                title="Parts of one step (S)",
                **{"aria-keyshortcuts": written("parts").lower()},
            ),
            _button("to-end", "To the last step (End)"),
            html.Label(
                [
                    html.Span("step shown", className="unseen"),
                    dcc.Input(id="scrub", type="range", min=0, max=200, step=1, value=0),
                ],
                htmlFor="scrub",
                className="scrub",
            ),
            html.Output("", id="counter", className="counter"),
            html.Label(
                [
                    html.Span("speed", className="word"),
                    " ",
                    html.Select(
                        [html.Option(f"{s:g}×", value=str(s), selected=s == 1) for s in SPEEDS],
                        id="speed",
                        title="Speed (− slower, + faster)",
                    ),
                ],
                className="speed",
            ),
            _button("loop", "Play again from the start when the end is reached"),
        ],
        className="transport",
        role="group",
        **{"aria-label": "Playback"},
    )


def _button(name: str, label: str) -> Component:
    return html.Button(
        id=name, className=f"press icon {name}", title=label, n_clicks=0, **{"aria-label": label}
    )
