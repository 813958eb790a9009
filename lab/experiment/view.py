"""View: what is shown of an experiment, and how. No word of it changes a computed path."""

from dataclasses import dataclass
from pathlib import Path

from declare.numbers import ParameterError
from declare.parameters import Declared, flag, number, subset, whole, word
from declare.phrases import ENGLISH, LANGUAGES
from lab.curves import CURVES as KNOWN_CURVES
from lab.curves.base import SCALES

# What a lesson is called in a link: the name of its file.
LESSONS = sorted(path.stem for path in (Path(__file__).parents[2] / "lessons").glob("*.md"))
CURVES = tuple(KNOWN_CURVES)


@dataclass(frozen=True)
class View(Declared):
    """The words of a link that say what is on the screen, each with a control.

    Raises ParameterError for a curve that is given two scales.
    """

    view: str = word("both", ("both", "surface", "contour", "side"), "view")
    swap: bool = flag(False, "3-D large, contour small")
    hide: tuple[str, ...] = subset(("panel", "curves", "table", "lessons"), "hidden parts")
    theme: str = word("light", ("light", "dark"), "theme")
    language: str = word(ENGLISH, LANGUAGES, "language")
    present: bool = flag(False, "presenter mode")
    large: bool = flag(False, "large type")
    height: str = word("auto", ("auto", "log", "linear"), "height of the surface")
    arrows: bool = flag(False, "arrows of gradient, momentum and step")
    field: bool = flag(False, "gradient field")
    fan: bool = flag(False, "gradient of every example")
    fog: bool = flag(False, "fog: only what is near is seen")
    model: bool = flag(False, "quadratic model at the point")
    map: str = word("none", ("none", "sweep", "momentum", "basins"), "map")
    crowd: bool = flag(False, "200 random starts at once")
    ghost: float = number(0, -1000, 1000, "shift of the surface for new data", slider=(-1, 1))
    slice: str = word("none", ("none", "x", "y", "gradient"), "slice along")
    curves: tuple[str, ...] = subset(CURVES, "curves", default=("loss", "rate"))
    scales: tuple[str, ...] = subset(
        (f"{curve}-{scale}" for curve in CURVES for scale in SCALES), "scales of the curves"
    )
    floor: bool = flag(False, "noise floor")
    axis: str = word("step", ("step", "epoch", "examples"), "axis of the curves")
    batch: bool = flag(False, "surface of the mini-batch (purple)")
    order: bool = flag(False, "order of the examples in the epoch")
    losses: int = whole(0, 0, 6, "run in the table of losses")
    inspect: int = whole(0, 0, 6, "run in the step inspector")
    lesson: str = word("", ("", *LESSONS), "lesson")

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

    def scale_of(self, curve: str) -> str:
        """The scale that a link asks for on a curve's axis; empty for the curve's own."""
        given = dict(scale.split("-") for scale in self.scales)
        return given.get(curve, "")
