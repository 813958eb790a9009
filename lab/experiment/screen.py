"""Screen: how an experiment is displayed. None of its words changes a computed path."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, make_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declare.numbers import ParameterError
from declare.parameters import Declared, flag, subset, word
from declare.phrases import ENGLISH, LANGUAGES
from declare.places import place_of
from lab.curves import CURVES as KNOWN_CURVES
from lab.curves.base import SCALES
from lab.views import VIEWS
from lab.views.base import View

# What a lesson is called in a link: the name of its file.
LESSONS = sorted(path.stem for path in (Path(__file__).parents[2] / "lessons").glob("*.md"))
CURVES = tuple(KNOWN_CURVES)


@dataclass(frozen=True)
class General(Declared):
    """The words about the whole page; those of the views stand among them."""

    view: str = word("both", ("both", "surface", "contour", "side"), "view")
    hide: tuple[str, ...] = subset(
        ("panel", "curves", "table", "lessons"), "hidden parts of the screen"
    )
    theme: str = word("light", ("light", "dark"), "theme")
    language: str = word(ENGLISH, LANGUAGES, "language")
    present: bool = flag(False, "presenter mode")
    large: bool = flag(False, "large type")
    curves: tuple[str, ...] = subset(CURVES, "curves", default=("loss", "rate"))
    scales: tuple[str, ...] = subset(
        (f"{curve}-{scale}" for curve in CURVES for scale in SCALES), "curve scales"
    )
    axis: str = word("step", ("step", "epoch", "examples"), "x-axis of the curves")
    lesson: str = word("", ("", *LESSONS), "lesson")


# The words by which a reader suits the page to himself: a lesson leaves them as they are.
READERS = ("hide", "theme", "present", "large", "language")

# Where the general words stand among the ranks of the views.
RANKS = {
    "view": 0,
    "hide": 20,
    "theme": 30,
    "language": 40,
    "present": 50,
    "large": 60,
    "curves": 170,
    "scales": 180,
    "axis": 200,
    "lesson": 1000,
}


# The names of what is computed (experiment.py), in the link and in Python.
COMPUTED = ("on", "run", "from", "stop", "steps", "seed", "landscape", "runs", "start")


def words_of(views: Iterable[type[View]]) -> list[tuple[str, Any, Any]]:
    """Every word in the order of the link. Raises TypeError for one that is claimed twice."""
    found: dict[str, tuple[int, type, Any]] = {
        f.name: (RANKS[f.name], General, f) for f in fields(General)
    }
    for view in views:
        for f in fields(view):
            if f.name in found or f.name in COMPUTED:
                other = place_of(found[f.name][1]) if f.name in found else "the experiment"
                raise TypeError(f"{place_of(view)}: “{f.name}” is already a word of {other}.")
            found[f.name] = view.rank, view, f
    ordered = sorted(found.values(), key=lambda item: item[0])
    return [(f.name, f.type, field(default=f.default, metadata=f.metadata)) for *_, f in ordered]


if TYPE_CHECKING:

    class Words(General):
        """The words of the page and of every view."""

        def __getattr__(self, name: str) -> Any: ...

else:
    Words = make_dataclass("Words", words_of(VIEWS.values()), bases=(Declared,), frozen=True)


@dataclass(frozen=True)
class Screen(Words):
    """The words of a link that say what is on the screen, each with a control.

    Raises ParameterError for a curve that is given two scales.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        given = [scale.partition("-")[0] for scale in self.scales]
        for curve in given:
            if given.count(curve) > 1:
                raise ParameterError(
                    "The curve “{curve}” has one scale, not {count}.",
                    curve=curve,
                    count=given.count(curve),
                )

    def drawn_curves(self) -> tuple[str, ...]:
        """The curves that are on the screen."""
        return () if "curves" in self.hide else self.curves

    def needed_curves(self) -> tuple[str, ...]:
        """The curves that are on the screen, and those that a view on it is drawn from."""
        views = [view for view in VIEWS.values() if view.is_on(self)]
        return tuple(dict.fromkeys([*self.drawn_curves(), *(c for v in views for c in v.curves)]))

    def pictures_beside(self) -> int:
        """How many views have a picture beside the curves."""
        shown = [view for view in VIEWS.values() if view.beside and view.is_on(self)]
        return 0 if "curves" in self.hide else len(shown)

    def scale_of(self, curve: str) -> str:
        """The scale that a link asks for on a curve's axis; empty for the curve's own."""
        given = dict(scale.split("-") for scale in self.scales)
        return given.get(curve, "")
