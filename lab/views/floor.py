"""The noise floor."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import CURVES, View


@dataclass(frozen=True)
class Floor(View):
    """On the curve of the loss the height around which a run with noise stays at last."""

    rank, group, place, module = 190, CURVES, 0, False

    floor: bool = flag(False, "noise floor")
