"""The menu of the header with all that the present link can be taken away as."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false

from typing import Any

from dash import html

# What is asked for at the page of that name with the present link, and its name as a file.
NUMBERS = {"runs.csv": "Table (CSV)", "runs.json": "Data (JSON)"}
PROGRAMS = {"page.html": "Web page (HTML)", "code.py": "PyTorch code"}
PICTURES = {
    "contour-png": "Contour as PNG",
    "contour-svg": "Contour as SVG",
    "surface-png": "Surface as PNG",
    "surface-svg": "Surface as SVG",
}


def share() -> Any:
    """A disclosure with buttons and links: the keyboard works in it without a script."""
    groups = {
        "Link": [
            _button("Copy link", id="copy-link"),
            _button("QR code", "U", **{"data-share": "qr", "aria-keyshortcuts": "u"}),
            _button("Link and embed …", **{"data-share": "embed"}),
        ],
        "Pictures": [
            *(_button(title, **{"data-picture": name}) for name, title in PICTURES.items()),
            _button("Animation (GIF)", **{"data-share": "film"}),
        ],
        "Numbers": _files(NUMBERS),
        "Page and code": [*_files(PROGRAMS), _button("Copy PyTorch code", id="copy-code")],
    }
    return html.Details(
        [
            html.Summary("Share", className="press"),
            html.Div(
                [html.Section([html.H2(title), *content]) for title, content in groups.items()],
                className="share-list",
            ),
        ],
        id="share",
        className="share",
    )


def _button(title: str, key: str = "", **attributes: Any) -> Any:
    text = [html.Span(title), " ", html.Kbd(key)] if key else title
    return html.Button(text, className="press", n_clicks=0, **attributes)


def _files(pages: dict[str, str]) -> list[Any]:
    return [
        html.A(title, href=page, download=page, className="press", **{"data-page": page})
        for page, title in pages.items()
    ]
