"""The module that tells the player which keys the curves have: made from their declarations."""

import json

from lab.curves import CURVES

# Where the player imports it from, below `assets/`.
PLACE = "player/curves/all.mjs"


def curves_module() -> str:
    """The text of the module: each curve with the key that shows it and the key of its scale."""
    told = [
        {
            "key": key,
            "shows": curve.shows and curve.shows._asdict(),
            "turns": curve.turns and curve.turns._asdict(),
        }
        for key, curve in CURVES.items()
    ]
    return f"export const CURVES = {json.dumps(told, ensure_ascii=False)};\n"
