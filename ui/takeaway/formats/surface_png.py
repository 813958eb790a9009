"""The surface as PNG."""

from dataclasses import dataclass
from types import MappingProxyType

from ui.takeaway.formats.base import PICTURES, Format


@dataclass(frozen=True)
class SurfacePng(Format):
    """The surface as it is on the screen, at slide size, as a file in PNG."""

    title, group, rank = "Surface as PNG", PICTURES, 60
    module, given = "still", MappingProxyType({"panel": "surface", "kind": "png"})
