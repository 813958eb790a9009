"""The page as one file."""

from dataclasses import dataclass

from ui.answers.address import OF_A_PLACE
from ui.answers.route import HTML
from ui.takeaway.formats.base import PROGRAMS, Format
from ui.takeaway.standalone import page_of


@dataclass(frozen=True)
class PageHtml(Format):
    """One HTML file that replays what is on the screen, without a server."""

    title, group, rank = "Web page (HTML)", PROGRAMS, 110
    page, media, question = "page.html", HTML, OF_A_PLACE
    content = staticmethod(page_of)
