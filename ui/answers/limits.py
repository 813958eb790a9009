"""The mark on a learning-rate slider at the stability limit."""

import math
from typing import Any

from declare.phrases import Phrase
from optimizers.base import RATE_SLIDER

LOW, HIGH = RATE_SLIDER


def limit_place(rate: float | None) -> dict[str, Any]:
    """The style that places the mark along the slider, and what it says; hidden without one."""
    if rate is None or not LOW <= rate <= HIGH:
        return {"style": {"display": "none"}, "text": ""}
    place = (math.log10(rate) - math.log10(LOW)) / (math.log10(HIGH) - math.log10(LOW))
    text = Phrase("Stable below {rate}", rate=f"{float(f'{rate:.3g}'):g}")
    return {"style": {"--at": round(place, 4)}, "text": text}
