"""How the height of the surface is drawn."""

from dataclasses import dataclass

from declare.parameters import word
from lab.views.base import View


@dataclass(frozen=True)
class Height(View):
    """Height of the surface and levels of the contour: the loss itself, or its logarithm."""

    rank, place, module = 70, 7, False
    titles = ("landscape default", "log", "linear height")

    height: str = word("auto", ("auto", "log", "linear"), "height scale")
