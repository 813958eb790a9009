"""Every declared view has all that a view has, and what is declared twice or not at all is seen."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import server
from declare.keys import Key
from declare.parameters import discover, flag
from declare.phrases import LANGUAGES, Phrase, dictionary, say
from lab.experiment.experiment import Experiment
from lab.experiment.screen import words_of
from lab.views import VIEWS
from lab.views.base import View, checked
from ui.gestures.controls import controls
from ui.gestures.gestures import edited
from ui.screen.panel import panel
from ui.screen.view_menu import settings
from ui.server.routes import ROUTES
from ui.takeaway.standalone_answers import carried, off
from ui.takeaway.views_module import FOLDER, views_module

# On it every view has something to show.
LINK = "?on=linreg&run=adam:lr=0.1~batch:size=4&steps=4"
# What may be asked about it, word by word.
GOOD = {
    "which": "adam",
    "step": "1",
    "count": "1",
    "every": "1",
    "along": "x",
    "apart": "0.1",
    "part": "0",
}
HERE = r"test_views\.py:\d+: "
every = pytest.mark.parametrize("key", VIEWS)


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def values(view):
    """The values of a view's word that turn it on."""
    _, known = view.main()
    if known.kind == "flag":
        return [True]
    return [v for v in known.words if v != known.default] or [known.read("1")]


def shown(key, value=None):
    """An experiment that shows a view."""
    word, _ = VIEWS[key].main()
    first = values(VIEWS[key])[0]
    return replace(Experiment.from_query(LINK)[0], **{word: first if value is None else value})


@every
def test_its_words_go_through_the_link(key):
    for value in values(VIEWS[key]):
        experiment = shown(key, value)
        assert Experiment.from_query(experiment.query()) == (experiment, ())
        assert VIEWS[key].is_on(experiment)
        assert f"&{VIEWS[key].main()[0]}=" in experiment.query()


@every
def test_it_has_one_control_which_turns_it(key):
    word, known = VIEWS[key].main()
    experiment = Experiment.from_query(LINK)[0]
    drawn = [*settings(experiment), *panel(experiment)]
    found = [
        part.id["as"]
        for tree in drawn
        for part in (tree, *tree._traverse())
        if isinstance(getattr(part, "id", None), dict) and part.id.get("edit") == word
    ]
    # A number has a box beside its slider.
    assert 1 <= len(found) <= (2 if known.kind == "number" else 1)
    assert controls(experiment)[word] == known.write(known.default)
    for value in values(VIEWS[key]):
        assert edited(experiment, word, known.write(value)) == (shown(key, value), ())


def test_no_two_views_have_a_letter_or_a_word():
    checked(VIEWS.values())
    letters = [key.letter for view in VIEWS.values() for key in view.keys]
    assert len(letters) == len(set(letters)) and set("gvdtwba") < set(letters)
    for view in VIEWS.values():
        words = view.main()[1].words
        assert all(len(key.letter) == 1 and key.letter.islower() for key in view.keys)
        assert all(key.to in ("", *words) for key in view.keys)


@every
def test_its_routes_refuse_a_strange_question(key, client):
    for route in ROUTES:
        if route.view != key:
            continue
        for strange in route.question.words:
            words = {word: GOOD[word] for word in route.question.words} | {strange: "“?”"}
            asked = "".join(f"&{word}={value}" for word, value in words.items())
            answer = client.get(f"{route.path}{LINK}{asked}")
            assert 400 <= answer.status_code < 500, (route.path, strange)
            assert answer.json()["problem"].endswith(".")


@every
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_its_texts_have_their_translation(key, language):
    view, known = VIEWS[key], dictionary(language)
    texts = [view.title, view.main()[1].label, *view.titles, *(k.text for k in view.keys)]
    assert [text for text in texts if re.search("[a-z]{2}", text) and text not in known] == []


@every
def test_it_says_what_it_shows(key):
    assert VIEWS[key].about().endswith(".") and "View(" not in VIEWS[key].about()


@pytest.mark.slow
@every
def test_a_page_without_a_server_has_it_or_says_so(key, client, monkeypatch):
    view = VIEWS[key]
    asked = {route.view for route in ROUTES if route.carried is not None}
    assert asked == {route.view for route in ROUTES} - {""}
    # The maps of the rates are carried as files, by their whole addresses.
    experiment = shown(key, values(view)[-1])
    found = carried(experiment, experiment.query())
    assert found.left == ()
    assert any(not address.startswith("parts&") for address in found.answers) == (key in asked)
    monkeypatch.setattr(view, "most", 4)
    assert carried(experiment, experiment.query()).left == (key,)
    assert off((key,)) == {view.main()[0]: view.main()[1].default}
    sentence = say(Phrase("Not in the recording: {words}.", words=view.main()[1].label), "en")
    assert sentence in client.get(f"/page.html{experiment.query()}").text


@every
def test_its_module_is_there_and_listed(key):
    assert (FOLDER / f"{key}.mjs").exists() == VIEWS[key].module
    row = next(line for line in views_module().splitlines() if f'"key": "{key}"' in line)
    assert row.endswith(f'"create": {f"create_{key}" if VIEWS[key].module else "null"}}},')


# ---- what is declared wrongly


@dataclass(frozen=True)
class Planted(View):
    """A view that is planted."""

    rank, place = 1, 1
    keys = (Key("g", "Show or hide the arrows"),)

    planted: bool = flag(False, "planted")


@dataclass(frozen=True)
class Fog(View):
    """A second fog."""

    rank, place = 1, 1
    keys = ()

    fog: bool = flag(False, "fog")


@dataclass(frozen=True)
class Seed(View):
    """A view that takes a word of what is computed."""

    rank, place = 1, 1

    seed: bool = flag(False, "seed")


@dataclass(frozen=True)
class Wordless(View):
    """A view without a word."""

    rank, place = 1, 1


@pytest.mark.parametrize(
    ("planted", "sentence"),
    [
        (Planted, r"“the key g” is taken by .*arrows\.py:\d+\.$"),
        (Fog, r"“fog” is taken by .*fog\.py:\d+\.$"),
        (Wordless, r"Wordless has no word in the link\.$"),
    ],
)
def test_a_letter_or_a_word_that_is_claimed_twice_is_refused(planted, sentence):
    with pytest.raises(TypeError, match=HERE + sentence):
        checked([*VIEWS.values(), planted])


def test_a_word_of_the_page_or_of_what_is_computed_is_no_views_word():
    with pytest.raises(TypeError, match=HERE + "“seed” is already a word of the experiment"):
        words_of([*VIEWS.values(), Seed])
    with pytest.raises(TypeError, match=HERE + r"“fog” is already a word of .*fog\.py:\d+\.$"):
        words_of([*VIEWS.values(), Fog])


def test_a_view_without_its_module_is_refused(tmp_path):
    with pytest.raises(TypeError, match=HERE + r"this view has no module .*planted\.mjs\.$"):
        views_module({**VIEWS, "planted": Planted})


def test_a_module_without_its_view_is_refused():
    fewer = {key: view for key, view in VIEWS.items() if key != "fan"}
    with pytest.raises(TypeError, match=r"fan\.mjs:1: this module has no view"):
        views_module(fewer)


def test_two_objects_of_one_key_are_refused(tmp_path, monkeypatch):
    package = tmp_path / "planted_views"
    package.mkdir()
    (package / "__init__.py").write_text("")
    text = Path(FOLDER.parents[2] / "lab" / "views" / "fog.py").read_text()
    (package / "fog.py").write_text(text + text[text.index("@dataclass") :].replace("Fog", "Mist"))
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TypeError, match=r"fog\.py:\d+: planted_views\.fog has 2 of View, not one"):
        discover("planted_views", View)
