"""The axes of a curve; the player draws the curves on them."""

import math
import textwrap
from functools import lru_cache
from typing import Any, NamedTuple

from declare.phrases import Phrase, say
from lab.curves import CURVES
from lab.experiment.screen import Screen
from lab.figures.base import INK, SIZES, Look, axis, dressed
from landscapes.base import Landscape

# What an axis spans before the player knows its values.
FIRST = {"log": (-6, 3), "symlog": (0, 9), "linear": (0, 1)}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Axes(NamedTuple):
    """What the figure of a curve depends on; `absent` says why there is nothing to draw,
    and `names` those of the coordinates where each has a curve of its own."""

    curve: str
    scale: str
    title: str
    own: str
    absent: str | None
    names: tuple[str, ...] = ()


def axes_of(view: Screen, landscape: Landscape) -> tuple[Axes, ...]:
    """The axes of every curve on the screen."""
    found: list[Axes] = []
    for name in view.drawn_curves():
        curve = CURVES[name]()
        own = curve.scale(landscape)
        scale = view.scale_of(name) or own
        names = _names(landscape) if curve.second else ()
        found.append(Axes(name, scale, curve.axis(landscape), own, curve.absent(landscape), names))
    return tuple(found)


def _names(landscape: Landscape) -> tuple[str, ...]:
    """What the coordinates are called beside a curve; long names have no room there."""
    short = all(len(name) <= 2 for name in landscape.axes)
    return landscape.axes if short else ("x", "y")


def stamp_of(axes: tuple[Axes, ...], look: Look) -> str:
    """What the figures of the curves depend on: they are drawn anew when this changes."""
    return repr((axes, look.theme, look.large, look.language))


@lru_cache(maxsize=64)
def curve(axes: Axes, look: Look) -> dict[str, Any]:
    """The empty axes of a curve, with what the player draws by in `layout.meta`."""
    size = SIZES[look.large]
    known = CURVES[axes.curve]
    y = {**axis(look, "", FIRST[axes.scale]), "type": "log" if axes.scale == "log" else "linear"}
    layout: dict[str, Any] = {
        **dressed(look),
        "annotations": [_title(axes, look), *_said(axes, look)],
        "margin": _margins(axes, size),
        "xaxis": {
            **axis(look, say("step", look.language), (0, 200)),
            "tickangle": 0,
            "nticks": 3 if look.large else 0,
        },
        "yaxis": y,
        "dragmode": False,
        "hovermode": False,
        "meta": {
            "curve": axes.curve,
            "series": None if axes.absent else known.column,
            "second": known.second,
            "names": axes.names,
            "scale": axes.scale,
            "own": axes.own,
            "threshold": known.threshold,
            "cut": known.cut,
            "stamp": stamp_of((axes,), look),
        },
    }
    if axes.absent:
        layout["xaxis"] = layout["yaxis"] = {"visible": False, "range": [0, 1], "autorange": False}
    return {"data": [], "layout": layout}


def power_of_ten(value: float) -> str:
    """A power of ten as it is printed: 10⁻³."""
    return "10" + str(round(math.log10(value))).translate(SUPERSCRIPTS)


def _title(axes: Axes, look: Look) -> dict[str, Any]:
    """The name of the axis above it, where it is read without turning one's head."""
    size, text = SIZES[look.large], say(axes.title, look.language)
    if _two_lines(axes):
        bound = power_of_ten(CURVES[axes.curve].threshold)
        where = say(Phrase("linear within ±{bound}", bound=bound), look.language)
        text += f'<br><span style="font-size:{0.85 * size:g}px">{where}</span>'
    return {
        "text": text,
        "align": "left",
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": 8 - _margins(axes, size)["l"],
        "y": 1,
        "yanchor": "bottom",
        "yshift": 2,
        "font": {"color": INK[look.theme], "size": size},
    }


def _two_lines(axes: Axes) -> bool:
    return axes.scale == "symlog" and not axes.absent


def _margins(axes: Axes, size: int) -> dict[str, float]:
    two = _two_lines(axes)
    left = 1.0 if axes.absent else 5.2 if two else 4.6
    top = 8 + (2.5 if two else 1.3) * size
    return {"l": left * size, "r": size, "t": top, "b": 14 + 2 * size}


def _said(axes: Axes, look: Look) -> list[dict[str, Any]]:
    """The sentence in the place of a curve that there is none of."""
    if not axes.absent:
        return []
    text = "<br>".join(textwrap.wrap(say(axes.absent, look.language), 22))
    return [
        {
            "text": text,
            "showarrow": False,
            "xref": "paper",
            "yref": "paper",
            "x": 0.5,
            "y": 0.5,
            "font": {"color": INK[look.theme]},
        }
    ]
