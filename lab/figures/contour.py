"""The contour plot: the honest view, with readable positions."""

from functools import lru_cache
from typing import Any

from lab.figures.base import (
    COLORSCALE,
    INK,
    Look,
    axis,
    dressed,
    grid,
    hover,
    meta,
    packed,
    scale_ticks,
    scale_title,
)
from landscapes.base import Landscape


@lru_cache(maxsize=32)
def contour(landscape: Landscape, look: Look) -> dict[str, Any]:
    """The figure of a landscape's contours, with its facts in `layout.meta`."""
    sampled = grid(landscape, look.height)
    x_name, y_name = landscape.axes
    trace = {
        "type": "contour",
        "x": packed(sampled.x),
        "y": packed(sampled.y),
        "z": packed(sampled.height),
        "customdata": packed(sampled.loss),
        "colorscale": COLORSCALE,
        "ncontours": 24,
        "line": {"width": 0.6, "color": "rgba(20,30,45,0.35)"},
        "colorbar": {
            "title": {"text": scale_title(landscape, look), "side": "right"},
            "thickness": 12,
            "outlinewidth": 0,
            "xpad": 4,
            **scale_ticks(landscape, look.height),
        },
        "hovertemplate": hover(look, landscape.axes),
    }
    layout = {
        **dressed(look),
        "margin": {"l": 52, "r": 8, "t": 8, "b": 40},
        "xaxis": axis(look, x_name, landscape.domain[0]),
        "yaxis": axis(look, y_name, landscape.domain[1]),
        "dragmode": False,
        "clickanywhere": True,
        "hovermode": "closest",
        "uirevision": landscape.word(),
        "shapes": lines(landscape, look.theme),
        "meta": meta(landscape, look),
    }
    return {"data": [trace], "layout": layout}


def lines(landscape: Landscape, theme: str) -> list[dict[str, Any]]:
    """Curves of minima, and the line in which a surface mirrors itself."""
    ink = {"color": INK[theme], "width": 2}
    valleys = [
        {"type": "path", "path": _path(points), "line": {**ink, "dash": "dot"}}
        for points in landscape.valley()
    ]
    if not landscape.mirrored:
        return valleys
    (left, right), (bottom, top) = landscape.domain
    low, high = max(left, bottom), min(right, top)
    mirror = {
        "type": "line",
        "x0": low,
        "y0": low,
        "x1": high,
        "y1": high,
        "line": {**ink, "dash": "dash", "width": 1.5},
        "label": {"text": "mirror line", "textposition": "start"},
    }
    return [*valleys, mirror]


def _path(points: list[tuple[float, float]]) -> str:
    """An SVG path in the plot's own coordinates."""
    return "M" + " L".join(f"{x:.6g},{y:.6g}" for x, y in points)
