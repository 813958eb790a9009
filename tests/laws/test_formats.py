"""What holds for every share format: it is in the menu, and what the server makes is answered."""

import re
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from app import server
from declare.keys import Key
from declare.phrases import LANGUAGES, dictionary
from ui.screen.layout import layout
from ui.takeaway.formats import FORMATS
from ui.takeaway.formats.base import NUMBERS, Format, checked, routes
from ui.takeaway.formats_module import formats_module

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
        texts = {one.title, one.about(), one.group, *(key.text for key in one.keys)}
        assert texts - set(dictionary(language)) == set()


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


def test_ranks_are_their_own():
    ranks = [one.rank for one in FORMATS.values()]
    assert len(ranks) == len(set(ranks))


def test_the_player_lists_what_it_makes_in_the_order_of_the_menu(menu):
    rows = re.findall(r'^  \{"key": "(\w+)", .*"create": create_(\w+)\},$', formats_module(), re.M)
    made = {key: one.module for key, one in FORMATS.items() if one.module}
    assert rows == list(made.items())
    assert [entry for entry in menu if entry in made] == list(made)


# ---- what is declared wrongly


@dataclass(frozen=True)
class Planted(Format):
    """A format that is planted."""

    title, group, rank, module = "Planted", NUMBERS, 1, "planted"
    keys = (Key("u", "Planted"),)


@dataclass(frozen=True)
class Again(Format):
    """A second table."""

    title, group, rank, page = "Again", NUMBERS, 1, "runs.csv"


@dataclass(frozen=True)
class Nowhere(Format):
    """Nothing."""


@pytest.mark.parametrize(
    ("planted", "sentence"),
    [
        (Planted, r"the key u is taken by .*qr\.py:\d+\.$"),
        (Again, r"“runs\.csv” is taken by .*runs_csv\.py:\d+\.$"),
        (Nowhere, r"it is made by the server or by the player\.$"),
    ],
)
def test_what_two_claim_or_nobody_makes_is_refused(planted, sentence):
    checked(FORMATS.values())
    with pytest.raises(TypeError, match=r"test_formats\.py:\d+: " + sentence):
        checked([*FORMATS.values(), planted])


@pytest.mark.parametrize(
    ("letter", "other"), [("g", "arrows"), ("q", "ui/screen/keys"), ("l", "loss")]
)
def test_a_letter_that_is_taken_is_no_formats_letter(monkeypatch, letter, other):
    monkeypatch.setattr(Planted, "keys", (Key(letter, "Planted"),))
    with pytest.raises(TypeError, match=rf"the key {letter} is taken by .*{other}\.py:\d+\.$"):
        checked([Planted])


def test_a_format_without_its_module_and_a_module_without_a_format_are_refused():
    with pytest.raises(TypeError, match=r"test_formats\.py:\d+: this format has no module"):
        formats_module({**FORMATS, "planted": Planted})
    fewer = {key: one for key, one in FORMATS.items() if key != "film"}
    with pytest.raises(TypeError, match=r"film\.mjs:1: this module has no format"):
        formats_module(fewer)


def test_a_format_that_the_player_makes_has_no_route():
    assert routes([Planted]) == ()
