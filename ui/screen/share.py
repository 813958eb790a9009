"""The Share menu: every format in which the current link can be exported."""

# Dash declares its components' properties more narrowly than it takes them.
# pyright: reportArgumentType=false

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from dash import html

from declare.keys import Key
from ui.answers.address import OF_A_PLACE
from ui.answers.route import Question


class Entry(Protocol):
    """What the menu knows of a share format."""

    title: ClassVar[str]
    group: ClassVar[str]
    page: ClassVar[str]
    question: ClassVar[Question]
    keys: ClassVar[tuple[Key, ...]]

    @classmethod
    def about(cls) -> str:
        """What is taken away, in a sentence."""
        ...


def share(formats: Mapping[str, type[Entry]]) -> Any:
    """A disclosure with buttons and links: the keyboard works in it without a script."""
    groups: dict[str, list[Any]] = {}
    for key, one in formats.items():
        groups.setdefault(one.group, []).append(_file(one) if one.page else _button(key, one))
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


def _button(key: str, one: type[Entry]) -> Any:
    """What the player makes, by the key of its format."""
    letters = [key.letter for key in one.keys]
    said = {"aria-keyshortcuts": " ".join(letters)} if letters else {}
    shown = [html.Kbd(letter.upper()) for letter in letters]
    text = [html.Span(one.title), " ", *shown] if letters else one.title
    return html.Button(
        text,
        id=f"share-{key}",
        className="press",
        n_clicks=0,
        title=one.about(),
        **{"data-share": key},
        **said,
    )


def _file(one: type[Entry]) -> Any:
    """What the server makes: its page is asked for with the present link, and saved."""
    return html.A(
        one.title,
        href=one.page,
        download=one.page,
        className="press",
        title=one.about(),
        **{"data-page": one.page},
        **({"data-told": ""} if one.question is OF_A_PLACE else {}),
    )
