"""The axes of the learning-rate curve; the player draws the curves on them."""

from functools import lru_cache
from typing import Any

from figures.base import Look, axis, dressed


@lru_cache(maxsize=16)
def rate(look: Look) -> dict[str, Any]:
    """The learning rate in force at each step, on a log axis."""
    layout = {
        **dressed(look),
        "margin": {"l": 66, "r": 12, "t": 8, "b": 40},
        "xaxis": axis(look, "step", (0, 200)),
        "yaxis": {**axis(look, "learning rate", (-3, 0)), "type": "log", "nticks": 5,
                  "exponentformat": "power"},
        "dragmode": False,
        "hovermode": "x",
    }  # fmt: skip
    return {"data": [], "layout": layout}
