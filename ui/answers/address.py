"""The lab's address as the browser sees it, taken from the request and trusted for that client
only."""

import re

from ui.answers.refusal import Refusal
from ui.answers.route import Asked, Question

ORIGIN = re.compile(r"https?://([^/?#\s]+)", re.ASCII)
WORD = "at"


def address_of(asked: Asked) -> tuple[str]:
    """The lab's address as the browser sees it, up to its link; empty where it does not say.

    Behind a proxy only the browser knows the scheme. Raises Refusal for the address of
    another host than the one that was asked.
    """
    given = asked.words.get(WORD, "")
    if not given:
        return ("",)
    found = ORIGIN.fullmatch(given)
    if not found or found[1] != asked.host:
        raise Refusal(400, "“at” is the address of this very site.")
    return (given + "/",)


OF_A_PLACE = Question((WORD,), address_of)
