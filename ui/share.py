"""The menu of the header with all that the present link can be taken away as."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false

from typing import Any

from dash import html

# What is asked for at the page of that name with the present link, and its name as a file.
FILES = {
    "runs.csv": "Table (CSV)",
    "runs.json": "Data (JSON)",
    "code.py": "PyTorch code",
    "page.html": "Web page (HTML)",
}
PICTURES = {
    "contour-png": "Contour as PNG",
    "contour-svg": "Contour as SVG",
    "surface-png": "Surface as PNG",
    "surface-svg": "Surface as SVG",
}


def share() -> Any:
    """A disclosure with buttons and links: the keyboard works in it without a script."""
    pages = [
        html.A(title, href=page, download=page, className="press", **{"data-page": page})
        for page, title in FILES.items()
    ]
    pictures = [
        html.Button(title, className="press", n_clicks=0, **{"data-picture": name})
        for name, title in PICTURES.items()
    ]
    copy = html.Button("Copy link", id="copy-link", className="press", n_clicks=0)
    return html.Details(
        [
            html.Summary("Share", className="press"),
            html.Div([copy, *pages, *pictures], className="share-list"),
        ],
        id="share",
        className="share",
    )
