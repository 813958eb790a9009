"""The link with parts hidden, and the frame for another site."""

from dataclasses import dataclass

from ui.takeaway.formats.base import LINK, Format


@dataclass(frozen=True)
class Embed(Format):
    """The link with parts of the page hidden, and the frame by which another site shows it."""

    title, group, rank = "Link and embed …", LINK, 30
    module = "embed"
