"""Route: an address of the server, what is asked there beside the link, and who answers."""

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lab.experiment.experiment import Experiment
from lab.experiment.run import MOST_STEPS
from ui.answers.refusal import Refusal

HTML = "text/html; charset=utf-8"
JSON = "application/json"
SVG = "image/svg+xml"


class Asked(NamedTuple):
    """The words of an address by name, and the host that it was sent to."""

    words: Mapping[str, str]
    host: str = ""


class Question(NamedTuple):
    """The words of an address that are no part of its link, and what they ask.

    `read` makes the further arguments of the answer out of them. It raises Refusal with a sentence.
    """

    words: tuple[str, ...] = ()
    read: Callable[[Asked], tuple[Any, ...]] = lambda asked: ()


OF_A_LINK = Question()


class Body(NamedTuple):
    """An answer's bytes, and where it has them: the same compressed, the tag of this version of
    it, and its name as a file.
    """

    plain: bytes
    packed: bytes = b""
    tag: str = ""
    name: str = ""


Steps = Mapping[str, int]
# None where it is too much for a file.
Carried = Iterable[tuple[str, bytes]] | None
Carry = Callable[[Experiment, str, Steps], Carried]


@dataclass(frozen=True)
class Route:
    """One address: its path, and the function of the link and of the question that answers.

    The answer is bytes, a text, a Body, or a dictionary that is sent as JSON. `alone` is True for
    what is so much work that a worker does one of it at a time. `view` is the key of the view that
    asks here; of it a page without a server has `carried`: answers by their addresses without the
    link, from the experiment, its link, and the number of points of each run.
    """

    path: str
    answer: Callable[..., Any]
    question: Question = OF_A_LINK
    media: str = "application/octet-stream"
    method: str = "GET"
    alone: bool = False
    view: str = ""
    carried: Carry | None = None

    @property
    def folder(self) -> str:
        """Where all addresses of the route begin, where its path ends with a name to be filled."""
        head, place, _ = self.path.partition("{")
        return head if place else ""


def of_a_step(asked: Asked) -> tuple[str, int]:
    """The run and the step that an address asks about. Raises Refusal with a sentence."""
    step = whole(asked.words.get("step", ""), 0, MOST_STEPS)
    if step is None:
        raise Refusal(400, "“step” is the number of a step.")
    return asked.words.get("which", ""), step


OF_A_STEP = Question(("which", "step"), of_a_step)


def every_step(name: str, ask: Callable[[str, str, int], Any]) -> Carry:
    """What a page carries of a route about a step: an answer a step of every run that has one."""

    def carried(experiment: Experiment, link: str, steps: Steps) -> Carried:
        for which, count in steps.items():
            for step in range(count):
                try:
                    found = ask(link, which, step)
                except Refusal:
                    break
                yield f"{name}&which={which}&step={step}", as_bytes(found)

    return carried


def as_bytes(found: Any) -> bytes:
    """An answer as a page without a server carries it."""
    if isinstance(found, bytes):
        return found
    return json.dumps(found, allow_nan=False, separators=(",", ":")).encode()


def whole(text: str, low: int, high: int) -> int | None:
    """The whole number that a text is, None where it is none from `low` to `high`."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1
    return number if low <= number <= high else None


def without(link: str, words: Iterable[str]) -> str:
    """The link without some of its words."""
    parts = link.removeprefix("?").split("&")
    return "?" + "&".join(part for part in parts if part.partition("=")[0] not in words)


def routes_in(*packages: str) -> tuple[Route, ...]:
    """Every route that the modules of some packages declare as their ROUTE or ROUTES.

    Raises TypeError for a path that two of them claim.
    """
    found: dict[str, tuple[Route, str]] = {}
    for name in sorted(name for package in packages for name in _modules(package)):
        module = importlib.import_module(name)
        own = [*getattr(module, "ROUTES", ()), *filter(None, [getattr(module, "ROUTE", None)])]
        for route in own:
            known, where = found.setdefault(route.path, (route, name))
            if known is not route:
                raise TypeError(f"{name} and {where} both answer at {route.path}.")
    return tuple(route for route, _ in found.values())


def _modules(package: str) -> Iterator[str]:
    path = importlib.import_module(package).__path__
    return (module.name for module in pkgutil.walk_packages(path, f"{package}."))
