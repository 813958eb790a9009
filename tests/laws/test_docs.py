"""The documents are true about the tree: links lead somewhere, and the files named exist."""

import re
import textwrap
from pathlib import Path

import pytest

from lab import Experiment
from tests.laws.test_imports import ROOMS

ROOT = Path(__file__).parents[2]
LONGEST_README = 8000
PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
# A file or a folder as it is named in prose; `<key>` is for whoever reads it to fill in.
FILE = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|mjs|js|css|md|json|txt|html|toml)))`")
FOLDERS = ("", "assets/", "assets/player/", "tests/")


def text_of(page):
    return (ROOT / page).read_text("utf-8")


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def dead(page, text):
    """The links of a text that lead nowhere."""
    found = []
    for target, anchor in LINK.findall(text):
        if target.startswith("http"):
            continue
        place = (ROOT / page).parent / target if target else ROOT / page
        if not place.exists():
            found.append(target)
        elif anchor and anchor not in anchors(place.read_text("utf-8")):
            found.append(f"{target}#{anchor}")
    return found


def lost(text):
    """The files that a text names and the tree does not have."""
    return [
        name
        for name in FILE.findall(text)
        if not any((ROOT / folder / name).exists() for folder in FOLDERS)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    assert dead(page, text_of(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_exists(page):
    assert lost(text_of(page)) == []


def test_what_is_dead_is_seen():
    text = "[a](docs/nowhere.md) [b](README.md#start) [c](README.md#nowhere) `lab/no.py` `lab/`"
    assert dead("README.md", text) == ["docs/nowhere.md", "README.md#nowhere"]
    assert lost(text) == ["lab/no.py"]


def rooms(inside):
    """The rows of the table of a folder's rooms, in order, as the laws of imports name them."""
    table = text_of("docs/architecture.md").partition(f"### Inside `{inside}`\n")[2]
    rows = re.findall(r"^\| `([^`]+)` \|", table.partition("\n#")[0], re.M)
    return [row.removeprefix(inside).strip("/") for row in rows]


@pytest.mark.parametrize("name", ["lab", "ui"])
def test_the_rooms_are_in_the_order_of_their_imports(name):
    known = [room.removeprefix(f"{name}.") for room in ROOMS if room.startswith(f"{name}.")]
    assert rooms(f"{name}/") == known


def test_the_rooms_of_the_player_are_in_the_order_of_their_imports():
    text = text_of("tests/player/imports.test.mjs").partition("const ROOMS = [")[2]
    assert rooms("assets/player/") == re.findall(r'"([^"]+)"', text.partition("];")[0])


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_the_lab_is_understood(page):
    for link in re.findall(r"\?on=[^\s\"`)]+", text_of(page)):
        question = re.sub(r"&(?:which|step)=[^&]*", "", link)
        assert Experiment.from_query(question)[1] == (), link


def test_the_example_of_the_readme_runs():
    block = text_of("README.md").partition("## From Python\n")[2].partition("\nA bad link")[0]
    known = {}
    exec(textwrap.dedent(block), known)
    assert known["problems"] == () and known["trajectory"].points.shape == (201, 2)
    assert known["trajectory"].status in block


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_bytes()) <= LONGEST_README
