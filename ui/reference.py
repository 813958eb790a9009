"""The reference page: every object with its formula, parameters, source and twin."""

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from catalogue import REGISTRIES, twin_of
from optimizers import NOT_OFFERED
from parameters import Parameter, declarations
from ui.formula import mathml

TITLES = {
    "landscapes": "Landscapes",
    "optimizers": "Optimizers",
    "schedules": "Learning-rate schedules",
    "sources": "Where gradients come from",
    "clips": "Gradient clipping",
    "averages": "Averages of the path",
    "stops": "Stop rules",
}


@cache
def reference() -> str:
    """The whole page as HTML; all of its text is declared in the code."""
    sections = "".join(_section(name) for name in REGISTRIES)
    links = " · ".join(f'<a href="#{name}">{title}</a>' for name, title in TITLES.items())
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>Reference: Loss Landscape Lab</title>"
        '<link rel="stylesheet" href="/assets/palette.css">'
        '<link rel="stylesheet" href="/assets/reference.css"></head><body class="reference">'
        f'<header><h1>Reference</h1><p><a href="/">To the lab</a> · {links}</p></header>'
        f"<main>{sections}</main></body></html>"
    )


def _section(name: str) -> str:
    entries = "".join(_entry(name, key, cls) for key, cls in REGISTRIES[name].items())
    return f'<section id="{name}"><h2>{TITLES[name]}</h2>{entries}{_missing(name)}</section>'


def _entry(name: str, key: str, cls: Any) -> str:
    return (
        f'<article id="{name}-{key}"><h3>{escape(cls.title)} <code>{key}</code></h3>'
        f"<p>{escape(cls.about())}</p>{''.join(_formulas(cls))}{_parameters(cls)}"
        f"{''.join(_origin(cls))}</article>"
    )


def _formulas(cls: Any) -> Iterator[str]:
    for attribute in ("formula", "equation"):
        tex = getattr(cls, attribute, None)
        if tex:
            yield f'<div class="formula">{mathml(tex)}</div>'


def _parameters(cls: Any) -> str:
    known = declarations(cls)
    if not known:
        return ""
    rows = "".join(_parameter(name, parameter) for name, parameter in known.items())
    head = (
        "<tr><th>parameter</th><th>symbol</th><th>meaning</th><th>default</th><th>range</th></tr>"
    )
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _parameter(name: str, parameter: Parameter) -> str:
    default = parameter.write(parameter.default)
    if parameter.library is not None:
        default += f" (library: {parameter.write(parameter.library)})"
    symbol = mathml(parameter.tex) if parameter.tex else ""
    texts = (parameter.label, default, parameter.range_text)
    cells = "".join(f"<td>{escape(text)}</td>" for text in texts)
    return f"<tr><td><code>{name}</code></td><td>{symbol}</td>{cells}</tr>"


def _origin(cls: Any) -> Iterator[str]:
    sources = getattr(cls, "sources", None) or filter(None, [getattr(cls, "source", "")])
    for source in sources:
        yield f"<p class='origin'>Source: {escape(source)}</p>"
    if twin_of(cls):
        word = "Equals" if getattr(cls, "twin", None) else "No twin:"
        yield f"<p class='origin'>{word} {escape(twin_of(cls))}</p>"


def _missing(name: str) -> str:
    if name != "optimizers":
        return ""
    rows = "".join(f"<dt>{escape(n)}</dt><dd>{escape(why)}</dd>" for n, why in NOT_OFFERED.items())
    return f"<h3>Not offered on two numbers</h3><dl>{rows}</dl>"
