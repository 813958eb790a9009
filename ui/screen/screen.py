"""The parts of the screen besides the pictures: presenter mode, the key sheet, a phone's tabs."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

from dash import html

from ui.screen.keys import written

TABS = {"contour": "Contour", "surface": "3-D", "curves": "Curves"}
FLAT = (
    "The 3-D picture needs WebGL, which this browser does not offer. "
    "The contour shows the same paths."
)


def screen_buttons() -> list[Any]:
    """The buttons of presenter mode and of the sheet of keys, each with its key."""
    word, key = html.Span("Present", className="word"), html.Kbd(written("present"))
    return [
        html.Button(
            [word, key],
            id="present",
            className="press icon present",
            n_clicks=0,
            **{"aria-pressed": "false", "aria-keyshortcuts": written("present")},
        ),
        html.Button(
            written("sheet"),
            id="open-keys",
            className="press",
            n_clicks=0,
            title="Keys (?)",
            **{
                "aria-haspopup": "dialog",
                "aria-label": "Keys",
                "aria-keyshortcuts": written("sheet"),
            },
        ),
    ]


def chips() -> Any:
    """The runs in presenter mode; the player fills it."""
    return html.Div(id="chips", className="chips", role="group", **{"aria-label": "Runs"})


def tabs() -> Any:
    """On a phone: which picture is shown."""
    buttons = [
        html.Button(
            title,
            className="press",
            n_clicks=0,
            **{"data-tab": name, "aria-pressed": str(name == "contour").lower()},
        )
        for name, title in TABS.items()
    ]
    return html.Div(
        buttons, id="tabs", className="tabs", role="group", **{"aria-label": "Picture shown"}
    )


def flat() -> Any:
    """What stands in place of the surface where a browser cannot draw it."""
    return html.P(FLAT, className="flat")
