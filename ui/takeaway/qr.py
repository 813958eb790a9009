"""The QR code of an address."""

from io import BytesIO

import segno

from ui.answers.address import OF_A_PLACE
from ui.answers.decode import decode
from ui.answers.refusal import Refusal
from ui.answers.route import SVG, Route

# The margin that readers need around a code, in its cells.
QUIET = 4


def qr(address: str) -> bytes:
    """The code as an SVG picture, black on white, that takes the size of its place.

    Raises Refusal for an address that is longer than a code can hold.
    """
    try:
        code = segno.make_qr(address, error="l")
    except segno.DataOverflowError as error:
        sentence = (
            f"This link has {len(address)} characters, more than a QR code can hold. "
            "Copy it instead, or take fewer runs."
        )
        raise Refusal(413, sentence) from error
    picture = BytesIO()
    code.save(picture, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True)
    return picture.getvalue()


def code_of(link: str, address: str) -> bytes:
    """The code of the lab's own address with a link."""
    if not address:
        raise Refusal(400, "“at” says where this site is.")
    return qr(address + decode(link)[0].query())


ROUTE = Route("/qr.svg", code_of, OF_A_PLACE, SVG)
