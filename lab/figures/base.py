"""Shared parts of the figures: the drawn height, the grid and the look of the axes."""

import base64
import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from declare.phrases import Phrase, say
from lab.experiment.screen import Screen
from landscapes.base import Landscape

GRID = 121
# From the range of the losses down to what is added before their logarithm, where the landscape
# declares no floor of its own.
LOG_DECADES = 4

INK = {"light": "#1f2933", "dark": "#e5e9f0"}
SIZES = {False: 13, True: 20}
LARGE_TICKS = 5
PAPER = {"light": "#ffffff", "dark": "#161d2b"}
BARS = {"light": "rgba(255,255,255,0.75)", "dark": "rgba(22,29,43,0.75)"}
LINES = {"light": "#d5dae1", "dark": "#36415a"}

# Cividis mixed with 40 % white: every path colour, with its black casing, keeps a contrast of
# at least 4:1 on all of it (Nuñez, Anderton & Renslow 2018 for the scale itself).
COLORS = (
    "#667a94",
    "#8185a1",
    "#9295a7",
    "#a3a4ae",
    "#b4b4b4",
    "#c6c3af",
    "#dbd3a6",
    "#f2e599",
    "#fef2a0",
)
COLORSCALE = [[i / (len(COLORS) - 1), color] for i, color in enumerate(COLORS)]


class Look(NamedTuple):
    """What a figure depends on beside its landscape."""

    theme: str = "light"
    height: str = "auto"
    large: bool = False
    language: str = "en"


def look_of(view: Screen) -> Look:
    """The look that a link asks for; presenter mode has large type."""
    return Look(view.theme, view.height, view.large or view.present, view.language)


class Grid(NamedTuple):
    """The loss on a grid over the domain: x is (n,), y is (n,), loss and height are (n, n)."""

    x: np.ndarray
    y: np.ndarray
    loss: np.ndarray
    height: np.ndarray


@lru_cache(maxsize=32)
def grid(landscape: Landscape, mode: str = "auto") -> Grid:
    """The landscape sampled over its domain, rows along y."""
    x, y, loss = _sampled(landscape)
    return Grid(x, y, loss, height(landscape, loss, mode))


@lru_cache(maxsize=32)
def _sampled(landscape: Landscape) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x, y = (np.linspace(*side, GRID) for side in landscape.domain)
    loss = np.broadcast_to(landscape.value(x[None, :], y[:, None], np), (GRID, GRID))
    return x, y, loss


class Heights(NamedTuple):
    """How a loss becomes a height: log₁₀(loss − lowest + floor), or the loss itself.

    `floor` is None for the loss itself. `clip` cuts it from above. `lowest` is the lowest known
    loss, or else, `known` being False, the lowest that is drawn.
    """

    floor: float | None
    clip: float | None
    lowest: float
    known: bool


@lru_cache(maxsize=128)
def heights(landscape: Landscape, mode: str = "auto") -> Heights:
    """The heights as the landscape says, or in the scale that the link asks for."""
    lowest, (floor, clip) = landscape.lowest(), landscape.display
    known = lowest is not None
    if mode == "linear" or (mode == "auto" and (floor is None or not known)):
        return Heights(None, clip if mode == "auto" else None, lowest or 0.0, known)
    loss = _sampled(landscape)[2]
    base = lowest if lowest is not None else float(loss.min())
    if floor is None:
        # What the logarithm begins with must be small beside the whole, in round numbers.
        span = float(loss.max()) - base
        floor, clip = 10.0 ** (round(math.log10(span)) - LOG_DECADES), None
    return Heights(floor, clip, base, known)


def height(landscape: Landscape, loss: np.ndarray, mode: str = "auto") -> np.ndarray:
    """The height at which a loss is drawn: the one rule for surface, contour and paths."""
    floor, clip, lowest, _ = heights(landscape, mode)
    if clip is not None:
        loss = np.minimum(loss, clip)
    return loss if floor is None else np.log10(np.maximum(loss - lowest, 0) + floor)


def scale_title(landscape: Landscape, look: Look) -> str:
    """What the colour bar says the height is."""
    floor, clip, lowest, known = heights(landscape, look.height)
    text = Phrase("loss" if floor is None else "loss (log scale)")
    if floor is not None and not known:
        text = Phrase("{scale} above {low}, the lowest drawn", scale=text, low=f"{lowest:.3g}")
    if clip is not None:
        text = Phrase("{scale}, drawn up to {top}", scale=text, top=f"{clip:g}")
    return say(text, look.language)


def hover(look: Look, axes: tuple[str, str]) -> str:
    """What is read at a point of a picture."""
    x_name, y_name, loss = (say(name, look.language) for name in (*axes, "loss"))
    lines = (f"{x_name} %{{x:.4g}}", f"{y_name} %{{y:.4g}}", f"{loss} %{{customdata:.5g}}")
    return "<br>".join(lines) + "<extra></extra>"


def scale_ticks(landscape: Landscape, mode: str) -> dict[str, Any]:
    """Ticks of the height that carry true losses: the lowest, and what is above it."""
    floor, _, lowest, _ = heights(landscape, mode)
    if floor is None:
        return {}
    top = float(grid(landscape, mode).height.max())
    powers = range(math.ceil(math.log10(floor)) + 1, math.floor(top) + 1)
    above = [0.0, *(10.0**power for power in powers)]
    return {
        "tickvals": [math.log10(value + floor) for value in above],
        "ticktext": [f"{lowest:.3g}", *(f"{'+' if lowest else ''}{v:g}" for v in above[1:])],
    }


def packed(values: np.ndarray) -> dict[str, str]:
    """An array as Plotly reads it fastest: base64 of float32."""
    data = np.ascontiguousarray(values, dtype="<f4")
    packed = {"dtype": "f4", "bdata": base64.b64encode(data.tobytes()).decode()}
    if data.ndim == 2:
        packed["shape"] = ", ".join(map(str, data.shape))
    return packed


def stamp(landscape: Landscape, look: Look) -> str:
    """What a figure depends on: it is drawn anew when this changes."""
    return " ".join([landscape.word(), *map(str, look)])


def meta(landscape: Landscape, look: Look) -> dict[str, Any]:
    """The facts about a landscape that the player draws from."""
    return {
        "domain": landscape.domain,
        "lowest": landscape.lowest(),
        "log": heights(landscape, look.height).floor is not None,
        "critical": [point._asdict() for point in landscape.critical_points()],
        "stamp": stamp(landscape, look),
    }


def dressed(look: Look) -> dict[str, Any]:
    """The parts of a layout that every view shares."""
    theme = look.theme
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": PAPER[theme],
        "font": {"color": INK[theme], "size": SIZES[look.large], "family": "system-ui, sans-serif"},
        "showlegend": False,
        "hoverlabel": {"bgcolor": PAPER[theme], "font": {"color": INK[theme]}},
        "modebar": {"bgcolor": BARS[theme], "color": INK[theme]},
    }


def axis(look: Look, title: str, span: tuple[float, float] | None = None) -> dict[str, Any]:
    """One axis, its title said in the look's language; `span` fixes its range."""
    drawn = {
        "title": {"text": say(title, look.language), "standoff": 4},
        "gridcolor": LINES[look.theme],
        "linecolor": LINES[look.theme],
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": LINES[look.theme],
        # To look for labels beyond the picture, Plotly measures every one; the margins hold them.
        "ticklabeloverflow": "allow",
        # Large type has fewer ticks and takes the room that it needs.
        "automargin": look.large,
        **({"nticks": LARGE_TICKS, "tickangle": 0} if look.large else {}),
        "minorloglabels": "none",
    }
    return drawn if span is None else {**drawn, "range": list(span), "autorange": False}
