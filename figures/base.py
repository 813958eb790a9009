"""What the views share: the height that is drawn, the grid, and the look of the axes."""

import base64
import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from landscapes.base import Landscape

GRID = 121

INK = {"light": "#1f2933", "dark": "#e5e9f0"}
PAPER = {"light": "#ffffff", "dark": "#161d2b"}
LINES = {"light": "#d5dae1", "dark": "#36415a"}

# Cividis mixed with 40 % white: every path colour, with its black casing, keeps a contrast of
# at least 4:1 on all of it (Nuñez, Anderton & Renslow 2018 for the scale itself).
COLORS = ("#667a94", "#8185a1", "#9295a7", "#a3a4ae", "#b4b4b4", "#c6c3af", "#dbd3a6", "#f2e599",
          "#fef2a0")  # fmt: skip
COLORSCALE = [[i / (len(COLORS) - 1), color] for i, color in enumerate(COLORS)]


class Grid(NamedTuple):
    """The loss on a grid over the domain: x is (n,), y is (n,), loss and height are (n, n)."""

    x: np.ndarray
    y: np.ndarray
    loss: np.ndarray
    height: np.ndarray


@lru_cache(maxsize=32)
def grid(landscape: Landscape) -> Grid:
    """The landscape sampled over its domain, rows along y."""
    x, y = (np.linspace(*side, GRID) for side in landscape.domain)
    loss = np.broadcast_to(landscape.value(x[None, :], y[:, None], np), (GRID, GRID))
    return Grid(x, y, loss, height(landscape, loss))


def height(landscape: Landscape, loss: np.ndarray) -> np.ndarray:
    """The height at which a loss is drawn: clipped, and in log₁₀, where the landscape says so."""
    floor, clip = landscape.display
    if clip is not None:
        loss = np.minimum(loss, clip)
    lowest = landscape.lowest()
    if floor is None or lowest is None:
        return loss
    return np.log10(np.maximum(loss - lowest, 0) + floor)


def scale_title(landscape: Landscape) -> str:
    """What the colour bar says the height is."""
    floor, clip = landscape.display
    text = "loss" if floor is None else "loss (log scale)"
    return text if clip is None else f"{text}, drawn up to {clip:g}"


def scale_ticks(landscape: Landscape) -> dict[str, Any]:
    """Ticks of the height that carry true losses: the lowest, and what is above it."""
    floor, _ = landscape.display
    lowest = landscape.lowest()
    if floor is None or lowest is None:
        return {}
    top = float(grid(landscape).height.max())
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


def stamp(landscape: Landscape, theme: str) -> str:
    """What a figure depends on: it is drawn anew when this changes."""
    return f"{landscape.word()} {theme}"


def meta(landscape: Landscape, theme: str) -> dict[str, Any]:
    """The facts about a landscape that the player draws from."""
    return {
        "domain": landscape.domain,
        "lowest": landscape.lowest(),
        "log": landscape.display.floor is not None,
        "critical": [point._asdict() for point in landscape.critical_points()],
        "stamp": stamp(landscape, theme),
    }


def look(theme: str) -> dict[str, Any]:
    """The parts of a layout that every view shares."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": PAPER[theme],
        "font": {"color": INK[theme], "size": 13, "family": "system-ui, sans-serif"},
        "showlegend": False,
        "hoverlabel": {"bgcolor": PAPER[theme], "font": {"color": INK[theme]}},
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": INK[theme]},
    }


def axis(theme: str, title: str, span: tuple[float, float] | None = None) -> dict[str, Any]:
    """One axis; `span` fixes its range."""
    drawn = {
        "title": {"text": title, "standoff": 4},
        "gridcolor": LINES[theme],
        "linecolor": LINES[theme],
        "zeroline": False,
        "ticks": "outside",
        "tickcolor": LINES[theme],
        "automargin": False,
        "minorloglabels": "none",
    }
    return drawn if span is None else {**drawn, "range": list(span), "autorange": False}
