"""What the views share: the height that is drawn, the grid, and the look of the axes."""

import base64
import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from landscapes.base import Display, Landscape
from view import View
from wording import Phrase, say

GRID = 121
# Added to a loss before its logarithm where the landscape declares no floor of its own.
LOG_FLOOR = 1e-3

INK = {"light": "#1f2933", "dark": "#e5e9f0"}
SIZES = {False: 13, True: 20}
LARGE_TICKS = 3
PAPER = {"light": "#ffffff", "dark": "#161d2b"}
LINES = {"light": "#d5dae1", "dark": "#36415a"}

# Cividis mixed with 40 % white: every path colour, with its black casing, keeps a contrast of
# at least 4:1 on all of it (Nuñez, Anderton & Renslow 2018 for the scale itself).
COLORS = ("#667a94", "#8185a1", "#9295a7", "#a3a4ae", "#b4b4b4", "#c6c3af", "#dbd3a6", "#f2e599",
          "#fef2a0")  # fmt: skip
COLORSCALE = [[i / (len(COLORS) - 1), color] for i, color in enumerate(COLORS)]


class Look(NamedTuple):
    """What a figure depends on beside its landscape."""

    theme: str = "light"
    height: str = "auto"
    large: bool = False
    language: str = "en"


def look_of(view: View) -> Look:
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
    x, y = (np.linspace(*side, GRID) for side in landscape.domain)
    loss = np.broadcast_to(landscape.value(x[None, :], y[:, None], np), (GRID, GRID))
    return Grid(x, y, loss, height(landscape, loss, mode))


def display(landscape: Landscape, mode: str) -> Display:
    """How heights are drawn: as the landscape says, or in the scale that the link asks for."""
    if mode == "linear":
        return Display(None, None)
    if mode == "log" and landscape.display.floor is None:
        return Display(LOG_FLOOR, landscape.display.clip)
    return landscape.display


def height(landscape: Landscape, loss: np.ndarray, mode: str = "auto") -> np.ndarray:
    """The height at which a loss is drawn: clipped, and in log₁₀, where `display` says so."""
    floor, clip = display(landscape, mode)
    if clip is not None:
        loss = np.minimum(loss, clip)
    lowest = landscape.lowest()
    if floor is None or lowest is None:
        return loss
    return np.log10(np.maximum(loss - lowest, 0) + floor)


def scale_title(landscape: Landscape, look: Look) -> str:
    """What the colour bar says the height is."""
    floor, clip = display(landscape, look.height)
    text = Phrase("loss" if floor is None else "loss (log scale)")
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
    floor, _ = display(landscape, mode)
    lowest = landscape.lowest()
    if floor is None or lowest is None:
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
        "log": display(landscape, look.height).floor is not None,
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
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK[theme]},
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
        # Large type has fewer ticks and takes the room that it needs.
        "automargin": look.large,
        **({"nticks": LARGE_TICKS, "tickangle": 0} if look.large else {}),
        "minorloglabels": "none",
    }
    return drawn if span is None else {**drawn, "range": list(span), "autorange": False}
