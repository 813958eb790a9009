"""Formulas of the declarations as MathML, which browsers draw themselves."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false, reportCallIssue=false

from functools import cache
from typing import Any

from dash import html


@cache
def mathml(tex: str) -> str:
    """MathML of a formula that the code declares; text of users is never passed here."""
    from latex2mathml.converter import convert

    return convert(tex)


def formula(tex: str, display: bool = False) -> Any:
    """An element that the page fills with the drawn formula; read aloud as its TeX."""
    return html.Span(
        className="formula display" if display else "formula",
        # A long one scrolls, by keyboard too.
        tabIndex=0 if display else None,
        **{"data-mathml": mathml(tex), "data-tex": tex},
    )
