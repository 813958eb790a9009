"""The link on the clipboard."""

from dataclasses import dataclass

from ui.takeaway.formats.base import LINK, Format


@dataclass(frozen=True)
class CopyLink(Format):
    """The address of what is on the screen, on the clipboard."""

    title, group, rank = "Copy link", LINK, 10
    module = "copy_link"
