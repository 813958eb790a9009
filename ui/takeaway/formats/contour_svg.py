"""The contour as SVG."""

from dataclasses import dataclass
from types import MappingProxyType

from ui.takeaway.formats.base import PICTURES, Format


@dataclass(frozen=True)
class ContourSvg(Format):
    """The contour as it is on the screen, at slide size, as a file in SVG."""

    title, group, rank = "Contour as SVG", PICTURES, 50
    module, given = "still", MappingProxyType({"panel": "contour", "kind": "svg"})
