"""Controls that belong together: an object with its parameters, a start with its two numbers."""

from typing import Any

from dash import html

from declare.kinds import Number
from declare.parameters import Declared, declarations
from ui.screen.fields import Component, box, field, menu
from ui.screen.menus import grouped

START = {axis: Number(0.0, f"{axis} of the start") for axis in ("x", "y")}


def fields(path: str, declared: Declared) -> list[Component]:
    """A field for each declared parameter."""
    return [
        field(f"{path}.{name}", parameter, getattr(declared, name))
        for name, parameter in declarations(type(declared)).items()
    ]


def named_fields(path: str, declared: Declared) -> list[Component]:
    """The same, with names before the menus, whose words do not speak for themselves."""
    known = declarations(type(declared)).items()
    return [
        html.Div([html.Span(parameter.label, className="name"), drawn], className="field row")
        if parameter.kind == "word"
        else drawn
        for (_, parameter), drawn in zip(known, fields(path, declared), strict=True)
    ]


def choice(path: str, label: str, registry: Any, declared: Declared) -> list[Component]:
    """The choice of one object of a registry, and the fields of the chosen one."""
    chosen = menu(path, label, grouped(registry), declared.key())
    row = html.Div([html.Span(label, className="name"), chosen], className="field row")
    return [row, *fields(path, declared)]


def start_boxes(path: str, start: Any) -> Component:
    """The two numbers of a start."""
    boxes = [
        box(f"{path}.{axis}", START[axis], value)
        for axis, value in zip(("x", "y"), start, strict=True)
    ]
    return html.Div([html.Span("Start", className="name"), *boxes], className="field row")
