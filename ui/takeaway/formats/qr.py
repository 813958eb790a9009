"""The QR code of the link."""

from dataclasses import dataclass

from declare.keys import Key
from ui.takeaway.formats.base import LINK, Format


@dataclass(frozen=True)
class Qr(Format):
    """The link as a QR code over the whole screen, for a room with telephones."""

    title, group, rank = "QR code", LINK, 20
    module = "qr"
    keys = (Key("u", "QR code of the link"),)
