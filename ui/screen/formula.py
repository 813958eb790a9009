"""Formulas as components of the page."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from typing import Any

from dash import html

from ui.answers.mathml import mathml


def formula(tex: str, display: bool = False) -> Any:
    """An element that the page fills with the drawn formula; read aloud as its TeX."""
    return html.Span(
        className="formula display" if display else "formula",
        # A long one scrolls, by keyboard too.
        tabIndex=0 if display else None,
        **{"data-mathml": mathml(tex), "data-tex": tex},
    )
