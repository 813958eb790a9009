"""The animation as a GIF."""

from dataclasses import dataclass

from ui.takeaway.formats.base import PICTURES, Format


@dataclass(frozen=True)
class Film(Format):
    """The contour with its paths, step by step, as an animation for slides."""

    title, group, rank = "Animation (GIF)", PICTURES, 80
    module = "film"
