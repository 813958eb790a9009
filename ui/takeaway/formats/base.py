"""What every share format declares: one thing that the present link can be taken away as."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.parameters import Declared
from ui.answers.route import OF_A_LINK, Question, Route

# The headings of the Share menu.
LINK, PICTURES, NUMBERS, PROGRAMS = "Link", "Pictures", "Numbers", "Page and code"


@dataclass(frozen=True)
class Format(Declared):
    """One entry of the Share menu.

    `group` is its heading and `rank` its place among all. What the server makes has a `page`, its
    address and the name under which it is saved, and `content(link, …)`, which answers there with
    the arguments that `question` makes. What the page itself makes has none; the player's module
    `module` makes it. `letter` is its key.
    """

    group: ClassVar[str]
    rank: ClassVar[int]
    page: ClassVar[str] = ""
    media: ClassVar[str] = "application/octet-stream"
    question: ClassVar[Question] = OF_A_LINK
    module: ClassVar[str] = ""
    letter: ClassVar[str] = ""
    content: ClassVar[Callable[..., Any]]


def routes(formats: Iterable[type[Format]]) -> tuple[Route, ...]:
    """The addresses of the formats that the server makes."""
    return tuple(
        Route(f"/{one.page}", one.content, one.question, one.media) for one in formats if one.page
    )
