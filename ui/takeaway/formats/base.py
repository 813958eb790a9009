"""What every share format declares: one way to export the current link."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from declare.keys import Key
from declare.parameters import Declared
from declare.places import place_of
from lab.curves import CURVES
from lab.views import VIEWS
from ui.answers.route import OF_A_LINK, Question, Route
from ui.screen import keys

# The headings of the Share menu.
LINK, PICTURES, NUMBERS, PROGRAMS = "Link", "Pictures", "Numbers", "Page and code"


@dataclass(frozen=True)
class Format(Declared):
    """One entry of the Share menu.

    `group` is its heading and `rank` its place among all. What the server makes has a `page`, its
    address and the name under which it is saved, and `content(link, …)`, which answers there with
    the arguments that `question` makes. What the page itself makes has none; the player's module
    `module` makes it, and is told what is `given`. `keys` call it too.
    """

    group: ClassVar[str]
    rank: ClassVar[int]
    page: ClassVar[str] = ""
    media: ClassVar[str] = "application/octet-stream"
    question: ClassVar[Question] = OF_A_LINK
    module: ClassVar[str] = ""
    given: ClassVar[Mapping[str, str]] = MappingProxyType({})
    keys: ClassVar[tuple[Key, ...]] = ()
    content: ClassVar[Callable[..., Any]]


def routes(formats: Iterable[type[Format]]) -> tuple[Route, ...]:
    """The addresses of the formats that the server makes."""
    return tuple(
        Route(f"/{one.page}", one.content, one.question, one.media) for one in formats if one.page
    )


def checked(formats: Iterable[type[Format]]) -> None:
    """Raises TypeError for a page or a key that is claimed twice, and for one made nowhere."""
    formats, pages = tuple(formats), dict[str, str]()
    for one in formats:
        if bool(one.page) == bool(one.module):
            raise TypeError(f"{place_of(one)}: it is made by the server or by the player.")
        other = pages.setdefault(one.page or one.__name__, place_of(one))
        if other != place_of(one):
            raise TypeError(f"{place_of(one)}: “{one.page}” is taken by {other}.")
    claims: list[tuple[type, tuple[Key | None, ...]]] = [
        *((one, (one.shows, one.turns)) for one in CURVES.values()),
        *((one, one.keys) for one in (*VIEWS.values(), *formats)),
    ]
    keys.checked((key.letter, place_of(one)) for one, own in claims for key in own if key)
