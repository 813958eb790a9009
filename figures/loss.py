"""The axes of the loss curve; the player draws the curves on them."""

from functools import lru_cache
from typing import Any

from figures.base import Look, axis, dressed, stamp
from landscapes.base import Landscape


@lru_cache(maxsize=32)
def loss(landscape: Landscape, look: Look) -> dict[str, Any]:
    """Loss above the lowest known minimum on a log axis, or the loss where there is none."""
    lowest = landscape.lowest()
    title = "loss − minimum" if lowest else "loss"
    y = {**axis(look, title), "type": "linear" if lowest is None else "log"}
    if lowest is not None:
        y |= {"exponentformat": "power", "range": [-6, 3], "autorange": False}
        y |= {"nticks": 4 if look.large else 6}
    layout = {
        **dressed(look),
        "margin": {"l": 66, "r": 12, "t": 8, "b": 40},
        "xaxis": axis(look, "step", (0, 200)),
        "yaxis": y,
        "dragmode": False,
        "hovermode": "x",
        "meta": {"lowest": lowest, "stamp": stamp(landscape, look)},
    }
    return {"data": [], "layout": layout}
