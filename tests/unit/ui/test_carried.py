"""What a recording carries for single steps is what the server answers to the same questions."""

import json

import pytest
from starlette.testclient import TestClient

from app import server
from declare.parameters import declarations
from lab.experiment.experiment import Experiment
from lab.experiment.screen import Screen
from lab.views import VIEWS
from ui.answers.frames import unframe
from ui.answers.inspector import MOST_ANSWERED
from ui.takeaway.packing import unpacked
from ui.takeaway.standalone_answers import carried, off

pytestmark = pytest.mark.slow

RUNS = "run=gradient_descent:lr=0.1~batch:size=4&run=adam:lr=0.1"
LINK = f"?on=linreg&{RUNS}&steps=70&field=true&fan=true&model=true&batch=true&inspect=2&losses=1"


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def answers(link):
    """What a link's recording carries, but for the slow motion that all have."""
    experiment, problems = Experiment.from_query(link)
    assert problems == ()
    found = carried(experiment, experiment.query())
    kept = {k: v for k, v in found.answers.items() if not k.startswith("parts&")}
    return found._replace(answers=kept)


def test_every_step_of_every_run_is_answered_as_the_server_does(client):
    found = answers(LINK)
    assert found.left == ()
    for which in ("gradient_descent", "adam"):
        for step in (0, 33, 70):
            for name in ("fan", "model", "losses"):
                asked = f"&which={which}&step={step}"
                told = client.get(f"/{name}{Experiment.from_query(LINK)[0].query()}{asked}")
                assert json.loads(found.answers[f"{name}{asked}"]) == told.json()
        assert f"fan&which={which}&step=71" not in found.answers
    assert found.answers["field?on=linreg"] == client.get("/field?on=linreg").content


def test_the_surface_of_each_batch_is_there_once(client):
    found = {k: v for k, v in answers(LINK).answers.items() if k.startswith("batch&")}
    assert list(found) == [f"batch&which=gradient_descent&step={k}" for k in range(71)]
    told = client.get(f"/batch{LINK}&which=gradient_descent&step=5").content
    kept = found["batch&which=gradient_descent&step=5"]
    (header, surface), (whole, there) = unframe(kept), unframe(told)
    assert surface == there
    assert header["size"] == whole["size"] and header["domain"] == [*map(list, whole["domain"])]
    assert header["examples"] == sorted(whole["examples"])
    ones = answers(LINK.replace(":size=4", "").replace("&run=adam:lr=0.1", ""))
    assert len({v for k, v in ones.answers.items() if k.startswith("batch&")}) == 8


def test_the_workings_are_those_of_the_inspector(client):
    found = answers(LINK).answers
    for number in (1, 2):
        for part in (0, 1):
            asked = f"&which={number}&step={part * MOST_ANSWERED}&count={MOST_ANSWERED}"
            told = client.get(f"/why{LINK}{asked}").json()
            assert json.loads(found[f"why&which={number}&part={part}"]) == told
        assert f"why&which={number}&part=2" not in found


@pytest.mark.parametrize("word", ["fan", "model", "inspect", "losses", "batch", "slice"])
def test_what_would_be_too_much_is_left_out(word):
    steps = VIEWS[word].most
    value = {"slice": "x"}.get(word) or declarations(Screen)[word].write(1)
    link = f"?on=linreg&run=adam:lr=0.1~batch:size=4&{word}={value}"
    assert answers(f"{link}&steps={steps}")[:2] == ({}, (word,))
    if word == "batch":
        many = link.replace("linreg", "linreg_noisy")
        assert answers(f"{many}&steps={steps - 1}")[:2] == ({}, (word,)), "too many surfaces"
        assert answers(f"{link}&steps={steps - 1}").left == ()


@pytest.mark.parametrize("at", ["0,0", "5.4,5.5"])
@pytest.mark.parametrize("along", ["x", "y", "gradient"])
def test_a_slice_has_its_secant_wherever_the_point_is(client, along, at):
    link = f"?on=himmelblau&run=gradient_descent:lr=0.004&from={at}&steps=12&slice={along}"
    found = answers(link).answers
    assert list(found) == [f"slice&which=gradient_descent&step={k}" for k in range(13)]
    first = None
    for step, held in enumerate(found.values()):
        header, samples = unframe(held)
        assert header["missing"] or header["secant"], step
        if header["missing"]:
            continue
        apart = header["secant"]["at"] - header["at"]
        first = first or abs(apart)
        asked = f"&which=gradient_descent&step={step}&along={along}&apart={apart!r}"
        there = client.get(f"/slice{link.replace(f'&slice={along}', '')}{asked}").content
        assert unframe(there)[1] == samples
    sides = [high - low for low, high in Experiment.from_query(link)[0].landscape.domain]
    assert first in [pytest.approx(0.12 * side / 2**k) for side in sides for k in range(9)]


def told(link):
    experiment, _ = Experiment.from_query(link)
    return experiment, experiment.query()


def test_slow_motion_has_its_arrows(client):
    found = carried(*told(LINK)).answers
    for which in ("gradient_descent", "adam"):
        for step in (0, 70):
            asked = f"&which={which}&step={step}"
            there = client.get(f"/parts{told(LINK)[1]}{asked}").json()
            assert json.loads(found[f"parts{asked}"]) == there
    for link in (f"{LINK}&arrows=true", LINK.replace("steps=70", "steps=601")):
        assert not [k for k in carried(*told(link)).answers if k.startswith("parts&")]


def test_long_runs_say_that_slow_motion_is_without_arrows(client):
    assert carried(*told(LINK)).slow
    long = "?on=bowl&run=adam&steps=601"
    assert not carried(*told(long)).slow
    assert "Slow motion has no arrows" in client.get(f"/page.html{long}").text
    assert carried(*told(f"{long}&arrows=true")).slow
    assert "Slow motion" not in client.get(f"/page.html{long}&arrows=true").text


def test_the_orders_are_there_block_by_block(client):
    link = "?on=linreg&run=gradient_descent:lr=0.01~batch:size=8&steps=300&order=true"
    found = answers(link).answers
    assert list(found) == [f"orders&which=gradient_descent&step={k}" for k in (0, 128, 256)]
    for key, held in found.items():
        assert json.loads(held) == client.get(f"/orders{link}{key.removeprefix('orders')}").json()


def test_nothing_is_carried_that_is_not_on():
    assert answers("?on=linreg&run=adam~batch")[:2] == ({}, ())


def test_the_file_says_what_is_left_out_and_turns_it_off(client):
    assert off(("slice", "inspect")) == {"slice": "none", "inspect": 0}
    text = client.get("/page.html?on=bowl&steps=401&slice=x&language=de").text
    assert "In der Aufzeichnung weggelassen: Schnitt entlang." in text
    part = text.partition('id="recording">')[2].partition("<")[0]
    assert json.loads(unpacked(part)[0])["view"] == {"slice": "none"}
    assert " data-why" not in text.partition(">")[2].partition(">")[0]
    assert " data-why" in client.get(f"/page.html{LINK}").text.partition("<head>")[0]


def test_every_answer_is_in_the_file_at_its_place(client):
    text = client.get(f"/page.html{LINK}").text
    about, *parts = unpacked(text.partition('id="recording">')[2].partition("<")[0])
    places = json.loads(about)["answers"]
    expected = carried(*told(LINK)).answers
    assert {address: parts[place] for address, place in places.items()} == expected
