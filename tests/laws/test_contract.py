"""What both languages must agree on stands once, in Python, and reaches the page."""

import json
import re
from pathlib import Path

import pytest

import ui.answers.series
from lab.simulation.status import RULES
from tests.laws.test_player import ASSETS, MODULES
from ui.screen.keys import GROUPS, KEYS, Key, checked, written
from ui.screen.layout import layout
from ui.server.bundle import joined
from ui.takeaway import contract as made
from ui.takeaway.contract import PLACE, contract, contract_module
from ui.takeaway.modules import modules

TYPES = (ASSETS / PLACE).with_suffix(".d.mts").read_text("utf-8")
PLAYER = ASSETS / "player"
# The modules of the player whose text has no part in the contract but its name.
DECLARED = re.compile(r"^export const (\w+): ", re.MULTILINE)


def read(text):
    """The values of a module by their names."""
    rows = re.findall(r"^export const (\w+) = (.*);$", text, re.MULTILINE)
    return {name: json.loads(value) for name, value in rows}


def test_the_module_has_every_value_and_its_types_name_them():
    found = read(contract_module())
    assert found == json.loads(json.dumps(contract()))
    assert DECLARED.findall(TYPES) == list(found)


def test_a_change_in_python_reaches_the_page_and_a_page_without_a_server(monkeypatch):
    assert read(modules()[PLACE])["SERIES"] == list(ui.answers.series.SERIES)
    monkeypatch.setattr(made, "SERIES", ("x", "y", "planted"))
    monkeypatch.setattr(made, "SPEEDS", (1, 3))
    text = joined()
    assert 'const SERIES = ["x", "y", "planted"];' in text and "const SPEEDS = [1, 3];" in text
    assert read(modules.__wrapped__()[PLACE])["SERIES"] == ["x", "y", "planted"]


def test_every_value_is_used_and_none_is_written_a_second_time():
    texts = {path.relative_to(PLAYER).as_posix(): path.read_text("utf-8") for path in MODULES}
    imported = {
        name.strip()
        for text in texts.values()
        for names in re.findall(r'^import \{([^}]*)\} from "[./a-z]*contract\.mjs";', text, re.M)
        for name in names.split(",")
    }
    assert imported == set(contract())
    lists = [v for v in read(contract_module()).values() if isinstance(v, list)]
    for value in lists:
        again = [place for place, text in texts.items() if json.dumps(value) in text]
        assert again == [], value


def test_the_player_knows_every_status():
    text = (PLAYER / "types/server.d.ts").read_text("utf-8")
    (union,) = re.findall(r"^type Status = (.*);$", text, re.MULTILINE)
    assert union.split(" | ") == [json.dumps(status) for status in RULES]


def test_the_page_offers_the_speeds_of_the_clock():
    assert [str(s) for s in contract()["SPEEDS"]] == re.findall(
        r"value='([\d.]+)'", str(layout()).partition("id='speed'")[0].rpartition("Select(")[2]
    )


@pytest.mark.parametrize("name", KEYS)
def test_every_key_of_the_table_has_its_module(name):
    assert KEYS[name].group in GROUPS
    used = re.compile(rf'(?:\b(?:keysOf|key)\("{name}",|\bKEYS\.{name}\b)')
    assert [path for path in MODULES if used.search(path.read_text("utf-8"))], name


def test_a_key_is_written_as_on_a_keyboard():
    assert (written("parts"), written("sheet"), written("end")) == ("S", "?", "End")


def test_a_key_that_two_things_claim_is_refused_with_its_places():
    checked([("z", "one.py:3"), ("Escape", "one.py:4"), ("Escape", "two.py:1")])
    with pytest.raises(TypeError, match=r"two\.py:1: the key q is taken by ui/screen/keys\.py:\d+"):
        checked([("q", "two.py:1")])
    with pytest.raises(TypeError, match=r"two\.py:1: the key z is taken by one\.py:3"):
        checked([("z", "one.py:3"), ("z", "two.py:1")])
    with pytest.raises(TypeError, match=r"ui/screen/keys\.py:\d+: the key x is taken by"):
        checked([], {**KEYS, "seed": Key(("x",), "New seed")})
    lines = Path("ui/screen/keys.py").read_text().splitlines()
    with pytest.raises(TypeError) as refused:
        checked([("q", "two.py:1")])
    number = int(re.findall(r"keys\.py:(\d+)", str(refused.value))[0])
    assert '"question": Key(("q",)' in lines[number - 1]
