"""The addresses of the server as a Markdown table, from the routes that the answers declare."""

import inspect
from typing import Any, get_type_hints

from lab.catalogue.documents import markdown
from ui.answers.route import JSON, Route
from ui.server.routes import ROUTES

FRAMED = "application/octet-stream"


def addresses() -> dict[str, str]:
    """The table of routes."""
    head = ("address", "answer", "words beside the link", "media type", "declared in")
    rows = [_row(route) for route in sorted(ROUTES, key=lambda route: route.path)]
    return {"routes": markdown(head, rows)}


def _row(route: Route) -> list[str]:
    method = "" if route.method == "GET" else f"{route.method} "
    words = ", ".join(f"`{word}`" for word in route.question.words)
    place = route.answer.__module__.replace(".", "/") + ".py"
    return [
        f"`{method}{route.path}`",
        about(route.answer),
        words,
        f"`{media(route)}`",
        f"`{place}`",
    ]


def about(answer: Any) -> str:
    """The first sentence about an answer. Raises TypeError where it says nothing."""
    told = (inspect.getdoc(answer) or "").split("\n\n")[0]
    if not told:
        raise TypeError(f"{answer.__module__}.{answer.__name__} answers, and does not say what.")
    return " ".join(told.split()).partition(" Raises ")[0]


def media(route: Route) -> str:
    """The media type of a route's answer; a dictionary is sent as JSON."""
    told = get_type_hints(route.answer).get("return")
    return JSON if getattr(told, "__origin__", told) is dict else route.media
