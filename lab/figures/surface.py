"""The 3-D surface."""

from functools import lru_cache
from typing import Any

import numpy as np

from declare.phrases import Phrase, say
from lab.figures.base import (
    COLORSCALE,
    INK,
    LINES,
    Look,
    dressed,
    grid,
    hover,
    meta,
    packed,
    scale_ticks,
)
from landscapes.base import Landscape

# Plotly enlarges the ticks with the picture, the titles not.
LARGE_TICK = 18
# Where the camera stands at first; the player takes it further back in a narrow box.
EYE = {"x": -1.05, "y": -1.25, "z": 0.8}


@lru_cache(maxsize=32)
def surface(landscape: Landscape, look: Look) -> dict[str, Any]:
    """The figure of a landscape as a height field, on the axes of the contour plot."""
    sampled = grid(landscape, look.height)
    bounds = float(sampled.height.min()), float(sampled.height.max())
    trace = {
        "type": "surface",
        "x": packed(sampled.x),
        "y": packed(sampled.y),
        "z": packed(sampled.height),
        "customdata": packed(sampled.loss),
        "colorscale": COLORSCALE,
        "cmin": bounds[0],
        "cmax": bounds[1],
        "showscale": False,
        "lighting": {"ambient": 0.75, "diffuse": 0.5, "specular": 0.05, "roughness": 0.9},
        "hovertemplate": hover(look, landscape.axes),
    }
    # Large type needs room around the scene.
    away = 1.15 if look.large else 1.0
    eye = {axis: away * place for axis, place in EYE.items()}
    layout = {
        **dressed(look),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "scene": _scene(landscape, look, eye, bounds),
        "uirevision": landscape.key(),
        "annotations": [keyhole(landscape, look)],
        "meta": {**meta(landscape, look), "eye": eye},
    }
    return {"data": [trace], "layout": layout}


def _scene(
    landscape: Landscape, look: Look, eye: dict[str, float], heights: tuple[float, float]
) -> dict[str, Any]:
    x_name, y_name = landscape.axes
    return {
        "xaxis": _axis(look, x_name, landscape.domain[0]),
        "yaxis": _axis(look, y_name, landscape.domain[1]),
        "zaxis": {**_axis(look, "loss", heights), **scale_ticks(landscape, look.height)},
        "aspectmode": "manual",
        "aspectratio": {"x": 1, "y": 1, "z": 0.6},
        "camera": {"eye": eye, "center": {"x": 0, "y": 0, "z": -0.17}},
        "dragmode": "orbit",
    }


def keyhole(landscape: Landscape, look: Look) -> dict[str, Any]:
    """A standing note on how much of the loss this picture can show."""
    shown = say(Phrase("2 of {all} parameters", all=landscape.weights_in_all), look.language)
    return {
        "text": shown,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0.01,
        "y": 0.01,
        "xanchor": "left",
        "yanchor": "bottom",
        "opacity": 0.8,
    }


def _axis(look: Look, title: str, span: tuple[float, float]) -> dict[str, Any]:
    pad = 0.02 * float(np.ptp(span)) if title == "loss" else 0.0
    return {
        "title": {"text": say(title, look.language)},
        "range": [span[0] - pad, span[1] + pad],
        "autorange": False,
        "gridcolor": LINES[look.theme],
        "color": INK[look.theme],
        "showspikes": False,
        "showbackground": False,
        **({"tickfont": {"size": LARGE_TICK}} if look.large else {}),
        "nticks": 5 if look.large else 6,
    }
