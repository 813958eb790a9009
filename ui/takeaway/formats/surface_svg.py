"""The surface as SVG."""

from dataclasses import dataclass
from types import MappingProxyType

from ui.takeaway.formats.base import PICTURES, Format


@dataclass(frozen=True)
class SurfaceSvg(Format):
    """The surface as it is on the screen, at slide size, as a file in SVG."""

    title, group, rank = "Surface as SVG", PICTURES, 70
    module, given = "still", MappingProxyType({"panel": "surface", "kind": "svg"})
