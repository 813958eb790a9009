"""A tree of Dash components as plain HTML, for a page that has no Dash."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

VOID = ("br", "hr", "img", "input")
SPELT = {"className": "class", "htmlFor": "for"}
# What only Dash itself reads.
UNSPOKEN = ("children", "id", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks")
INPUT = ("type", "min", "max", "step", "value")


def plain(tree: Any, dropped: frozenset[str] = frozenset()) -> str:
    """The HTML of a tree, all of its text escaped.

    Left out are the ids in `dropped`, and what needs a server: links, stores, and the
    components of other libraries, of which only the children are kept.
    """
    if isinstance(tree, (list, tuple)):
        return "".join(plain(part, dropped) for part in tree)
    if not isinstance(tree, Component):
        return "" if tree is None else escape(str(tree))
    props = tree.to_plotly_json()["props"]
    kind, name = tree.to_plotly_json()["type"], props.get("id")
    if (isinstance(name, str) and name in dropped) or kind == "A":
        return ""
    inner = plain(props.get("children"), dropped)
    if isinstance(tree, dcc.Graph):
        # Plotly's own element inside the graph's, as Dash has it.
        inside = '<div style="width:100%;height:100%"></div>'
        return f"<div{_written(_attributes(props, ('className',)))}>{inside}</div>"
    if isinstance(tree, dcc.Input):
        return f"<input{_written(_attributes(props, INPUT))}>"
    if tree._namespace != "dash_html_components":
        return inner
    tag = kind.lower()
    given = _written(_attributes(props, [key for key in props if key not in UNSPOKEN]))
    return f"<{tag}{given}>" if tag in VOID else f"<{tag}{given}>{inner}</{tag}>"


def graphs(tree: Any) -> Iterator[dict[str, Any]]:
    """The properties of every graph of a tree."""
    if isinstance(tree, (list, tuple)):
        for part in tree:
            yield from graphs(part)
    elif isinstance(tree, dcc.Graph):
        yield tree.to_plotly_json()["props"]
    elif isinstance(tree, Component):
        yield from graphs(getattr(tree, "children", None))


def _attributes(props: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    found = {"id": props["id"]} if isinstance(props.get("id"), str) else {}
    for name in names:
        if name in props:
            found[SPELT.get(name, name.lower())] = props[name]
    return found


def _written(attributes: dict[str, Any]) -> str:
    parts = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        if isinstance(value, dict):
            value = ";".join(f"{key}:{text}" for key, text in value.items())
        parts.append(f" {name}" if value is True else f' {name}="{escape(str(value))}"')
    return "".join(parts)


def footer(begin: str, address: str, sentences: Iterable[str]) -> Any:
    """The last line of a page without a server: where it is from, and what is said of it."""
    said = [html.Span(f" {sentence}") for sentence in sentences]
    return html.Footer([html.Span(f"{begin} "), html.Code(address), *said], className="recorded")
