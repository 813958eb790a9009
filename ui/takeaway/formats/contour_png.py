"""The contour as PNG."""

from dataclasses import dataclass
from types import MappingProxyType

from ui.takeaway.formats.base import PICTURES, Format


@dataclass(frozen=True)
class ContourPng(Format):
    """The contour as it is on the screen, at slide size, as a file in PNG."""

    title, group, rank = "Contour as PNG", PICTURES, 40
    module, given = "still", MappingProxyType({"panel": "contour", "kind": "png"})
