"""The contract: what the server and the player must agree on stands in Python, once.

The player imports it as a module, which is made from these values when the page is built.
"""

import json
from typing import Any

from declare.parameters import declarations
from lab.analysis.anatomy import ARROWS, STEP_PARTS
from lab.analysis.maps import outcomes
from lab.analysis.maps.basins import FINE, PREVIEW
from lab.curves import CURVES
from lab.curves.base import SCALES
from lab.experiment.experiment import MOST_RUNS
from lab.experiment.screen import READERS, Screen
from lab.gradients.batch import EPOCHS
from lab.simulation.problem import SEGMENT
from ui.answers.inspector import MOST_ANSWERED
from ui.answers.series import SERIES
from ui.answers.slices import SECANT, SIGHT
from ui.screen.keys import GROUPS, KEYS
from ui.screen.layout import SPEEDS

# Where the player imports it from, below `assets/`.
PLACE = "player/core/contract.mjs"
OUTCOMES = ("DIVERGED", "MOVING", "STUCK", "CURVE", "FIRST")


def contract() -> dict[str, Any]:
    """Every value by the name that it has in the player, whose `contract.d.mts` explains it."""
    return {
        "SERIES": SERIES,
        "COLUMNS": {key: curve.column for key, curve in CURVES.items()},
        "SCALES": SCALES,
        "CHUNK": SEGMENT,
        "MOST_RUNS": MOST_RUNS,
        "SPEEDS": SPEEDS,
        "PARTS": declarations(Screen)["hide"].words,
        "READERS": READERS,
        "OUTCOMES": {name: getattr(outcomes, name) for name in OUTCOMES},
        "STEP_PARTS": STEP_PARTS,
        "ARROWS": {part: [f"{name}_{axis}" for axis in "xy"] for part, name in ARROWS.items()},
        "CELLS": (PREVIEW, FINE),
        "EPOCHS": EPOCHS,
        "STEPS_ANSWERED": MOST_ANSWERED,
        "SECANT": SECANT,
        "SIGHT": SIGHT,
        "KEY_GROUPS": GROUPS,
        "KEYS": {name: key._asdict() for name, key in KEYS.items()},
    }


def contract_module() -> str:
    """The text of the module."""
    rows = (
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};"
        for name, value in contract().items()
    )
    return "\n".join([*rows, ""])
