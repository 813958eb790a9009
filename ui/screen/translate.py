"""Translate components, which are drawn in English, into the language of the link."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dash.development.base_component import Component

WORD = re.compile(r"[^\W\d_₀-₉]{2}")
# Where the player finds the English of what is shown: in words.mjs by the same names.
MARKS = {"children": "data-say", "title": "data-say-title", "aria-label": "data-say-label"}
Tell = Callable[[str], str]

# The properties of a component that are read or heard, and those that hold more of them.
TEXTS = ("label", "title", "thumbLabel", "placeholder", "nothingFoundMessage", "aria-label")
INSIDE = ("data", "attributes", "inputProps", "marks")
# What is read or heard of such a property: a menu's options and an element's attributes.
PARTS = ("label", "about", "group", "title", "aria-label")


def translated(drawn: Any, tell: Tell) -> Any:
    """The component, or the list of them, with every text told by `tell`; changed in place."""
    if isinstance(drawn, str):
        return tell(drawn)
    if isinstance(drawn, (list, tuple)):
        return [translated(part, tell) for part in drawn]
    if not isinstance(drawn, Component):
        return drawn
    for name in texts_of(drawn):
        setattr(drawn, name, tell(getattr(drawn, name)))
    for name in INSIDE:
        if getattr(drawn, name, None) is not None:
            setattr(drawn, name, _inside(getattr(drawn, name), tell))
    if getattr(drawn, "children", None) is not None:
        drawn.children = translated(drawn.children, tell)
    return drawn


def marked(drawn: Any) -> Any:
    """The component with its English texts as data, by which the player says them; in place.

    For what is drawn without knowing the link, and therefore its language.
    """
    for component in _components(drawn):
        if component._namespace != "dash_html_components":
            continue
        for name, mark in MARKS.items():
            text = getattr(component, name, None)
            if isinstance(text, str) and WORD.search(text):
                setattr(component, mark, text)
    return drawn


def _components(drawn: Any) -> Iterator[Component]:
    if isinstance(drawn, (list, tuple)):
        for part in drawn:
            yield from _components(part)
    elif isinstance(drawn, Component):
        yield drawn
        yield from _components(getattr(drawn, "children", None))


def texts_of(component: Component) -> list[str]:
    """The names of the properties of a component that are texts for the user."""
    return [name for name in TEXTS if isinstance(getattr(component, name, None), str)]


def _inside(value: Any, tell: Tell) -> Any:
    if isinstance(value, list):
        return [_inside(part, tell) for part in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: tell(part) if name in PARTS and isinstance(part, str) else _inside(part, tell)
        for name, part in value.items()
    }
