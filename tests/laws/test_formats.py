"""What holds for every share format: it is in the menu, and what the server makes is answered."""

import re

import pytest
from starlette.testclient import TestClient

from app import server
from declare.phrases import LANGUAGES, dictionary
from ui.screen.layout import layout
from ui.takeaway.formats import FORMATS
from ui.takeaway.formats.base import Format, routes

MADE_HERE = [key for key, one in FORMATS.items() if one.page]


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def menu():
    """The menu as it is drawn: the attributes of its entries, in their order."""
    drawn = str(layout(formats=FORMATS))
    return re.findall(r"data-(?:share|page)='([^']+)'", drawn)


def test_the_menu_has_each_of_them_in_order(menu):
    assert menu == [one.page or key for key, one in FORMATS.items()]
    assert layout() is not None and "data-share" not in str(layout())


@pytest.mark.parametrize("key", FORMATS)
def test_it_is_made_somewhere_and_says_so_in_every_language(key):
    one = FORMATS[key]
    assert bool(one.page) != bool(one.module), "it is made by the server or by the player"
    assert one.title and one.about() and one.group
    for language in LANGUAGES[1:]:
        assert {one.title, one.about(), one.group} - set(dictionary(language)) == set()


@pytest.mark.parametrize("key", MADE_HERE)
def test_the_server_answers_with_it(client, key):
    found = client.get(f"/{FORMATS[key].page}?on=bowl&run=adam&steps=3")
    assert found.status_code == 200 and found.content
    assert found.headers["content-type"] == FORMATS[key].media


@pytest.mark.parametrize("key", MADE_HERE)
@pytest.mark.parametrize(
    "link", ["on=<script>", "run=" + "x" * 3000, "steps=1e99&steps=-1", "%00=%ff&on=bowl:b=nan"]
)
def test_a_strange_link_is_no_error(client, key, link):
    found = client.get(f"/{FORMATS[key].page}?{link}&at=")
    assert found.status_code < 500
    if FORMATS[key].page.endswith(".html"):
        assert "<script>" not in found.text.partition("<style")[0]


def test_ranks_and_letters_are_their_own():
    for values in (
        [one.rank for one in FORMATS.values()],
        [one.letter for one in FORMATS.values() if one.letter],
    ):
        assert len(values) == len(set(values))


def test_a_format_that_is_made_nowhere_has_no_route():
    class Nowhere(Format):
        """Nothing."""

    assert routes([Nowhere]) == ()
