"""The gradient field."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Field(View):
    """On the contour the direction and the strength of the gradient at many points."""

    rank, place = 90, 2

    field: bool = flag(False, "gradient field")
