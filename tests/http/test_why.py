"""The route of the step inspector: numbers of the engine, shapes shared, bad input refused."""

import json

import pytest
from starlette.testclient import TestClient

from app import server
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from ui.answers.inspector import MOST_ANSWERED, why

LINK = "?on=himmelblau&run=adam:lr=0.1&run=momentum:lr=0.005&steps=60"


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def got(link, which="1", step=0, count=1):
    return json.loads(why(link, which, step, count))


def value(step, shapes, number, row=0):
    """The value of a line of a step."""
    line = shapes[step["shape"]][number]
    return step["numbers"][line["rows"][row]["value"]]


def test_the_numbers_are_those_of_the_engine(client):
    path = simulate(Experiment.from_query(LINK)[0])[1]
    found = client.get(f"/why{LINK}&which=momentum&step=5&count=3").json()
    assert [step["k"] for step in found["steps"]] == [5, 6, 7]
    for step in found["steps"]:
        k = step["k"]
        assert step["point"] == path.points[k].tolist()
        assert step["loss"] == path.loss[k]
        assert step["gradient"] == path.gradient[k].tolist()
        after = [value(step, found["shapes"], -1, row) for row in (0, 1)]
        assert after == path.points[k + 1].tolist()
        moved = path.points[k + 1] - path.points[k]
        assert step["rates"] == pytest.approx(abs(moved / path.gradient[k]), rel=1e-9)


def test_steps_share_their_shape():
    found = got(LINK, count=20)
    assert len(found["shapes"]) == 1 and len(found["steps"]) == 20
    places = max(row["value"] for line in found["shapes"][0] for row in line["rows"])
    assert all(len(step["numbers"]) > places for step in found["steps"])


def test_steps_at_a_distance_are_the_same_steps():
    near, far = got(LINK, count=13), json.loads(why(LINK, "1", 0, 3, 6))
    assert [step["k"] for step in far["steps"]] == [0, 6, 12]
    assert far["steps"] == near["steps"][::6]


def test_adams_lines_have_their_symbols_and_places():
    lines = got(LINK)["shapes"][0]
    assert [line["part"] for line in lines] == ["gradient", *["memory"] * 4, *["step"] * 2]
    assert lines[1]["common"] and "<mi>m</mi>" in lines[1]["rows"][0]["name"]
    assert 'data-n="' in lines[1]["rows"][0]["worked"]
    assert 'data-n="' not in lines[1]["rows"][0]["symbols"]


def test_squares_grow_to_their_largest():
    steps = got("?on=himmelblau&run=adagrad&steps=60", count=9)["steps"]
    sums = [step["squares"]["values"] for step in steps]
    assert all(max(s) == step["squares"]["largest"] for s, step in zip(sums, steps, strict=True))
    assert sums[0] == pytest.approx([g * g for g in steps[0]["gradient"]], rel=1e-12)
    assert got("?on=bowl&run=gradient_descent")["steps"][0]["squares"] is None


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_rule_is_told_to_the_end(key):
    for step in (0, 20, 20_000):
        found = got(f"?on=himmelblau&run={key}&steps=30", step=step, count=4)
        assert found["steps"]
    assert len(found["steps"]) == 1
    assert found["steps"][0]["end"].endswith(".") and found["steps"][0]["shape"] is None


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_landscape_is_told(key):
    for run in ("adam", "gradient_descent:lr=10", "newton"):
        found = json.loads(why(f"?on={key}&run={run}&steps=40", "1", 0, MOST_ANSWERED, 13))
        assert found["steps"]


def test_a_run_that_diverges_says_so():
    found = got("?on=bowl&run=gradient_descent:lr=1000&steps=60", step=60)
    assert found["steps"][0]["end"].startswith("Update ")
    assert "overflowed" in found["steps"][0]["end"]


def test_a_rule_that_is_stuck_says_why():
    found = got("?on=monkey_saddle&run=newton&from=0.5,0&steps=5", step=5)
    assert found["steps"][-1]["end"]


BAD = {
    "step": ("which=1&step=x", 400, "“step” is the number of a step."),
    "minus": ("which=1&step=-1", 400, "“step” is the number of a step."),
    "count": ("which=1&step=0&count=65", 400, "“count” is a whole number from 1 to 64."),
    "none": ("which=1&step=0&count=0", 400, "“count” is a whole number from 1 to 64."),
    "every": ("which=1&step=0&every=0", 400, "“every” is a whole number from 1 to 20000."),
    "long": (f"which=1&step={'9' * 5000}", 400, "“step” is the number of a step."),
    "run": ("which=9&step=0", 404, "There is no run “9”: they are 1 to 2."),
    "name": ("which=lion&step=0", 404, "There is no run “lion”: they are 1 to 2."),
    "no run": ("step=0", 404, "There is no run “”: they are 1 to 2."),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_sentence(client, name):
    words, status, sentence = BAD[name]
    answer = client.get(f"/why{LINK}&{words}")
    assert (answer.status_code, answer.json()["problem"]) == (status, sentence)
