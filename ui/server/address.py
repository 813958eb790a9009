"""The address at which the browser sees the lab: it tells, and is believed only about itself."""

import re

from fastapi import Request

from ui.answers.refusal import Refusal

ORIGIN = re.compile(r"https?://([^/?#\s]+)", re.ASCII)
WORD = "at="


def link_of(request: Request) -> str:
    """The link of a request, without the word that says where the lab is."""
    words = request.url.query.split("&")
    return "?" + "&".join(word for word in words if not word.startswith(WORD))


def address_of(request: Request) -> str:
    """The lab's address as the browser sees it, up to its link; empty where it does not say.

    Behind a proxy only the browser knows the scheme. Raises Refusal for the address of
    another host than the one that was asked.
    """
    given = request.query_params.get("at", "")
    if not given:
        return ""
    found = ORIGIN.fullmatch(given)
    if not found or found[1] != request.headers.get("host"):
        raise Refusal(400, "“at” is the address of this very site.")
    return given + "/"
