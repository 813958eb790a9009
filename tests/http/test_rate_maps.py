"""The page's questions for the sweep and the map over the momentum, and their answers."""

import json

import numpy as np
import pytest
from starlette.testclient import TestClient

from app import server
from lab.analysis.maps.sweep import PARTS, rate_map, sweep
from tests.support.framed import ask
from tests.support.many import experiment_of
from ui.answers.rate_maps import asked, mapped, swept

LINK = "?on=horse_saddle&run=momentum:lr=0.01&language=de"


def get(address):
    with TestClient(server, base_url="http://localhost") as client:
        return client.get(address)


def test_the_page_gets_the_numbers_to_the_last_bit():
    link = "?on=ravine&run=momentum:lr=0.01&run=adam&steps=90"
    experiment = experiment_of(link)
    found = sweep(experiment, experiment.runs[1])
    answer = get(f"/sweep{link}&which=adam").json()
    assert answer == swept(link, "adam")
    assert answer["rates"] == found.rates.tolist() and answer["which"] == "adam"
    assert answer["height"] == [None if np.isnan(h) else h for h in found.height.tolist()]
    rows = rate_map(experiment, experiment.runs[0], 1)
    answer = get(f"/momentum{link}&which=momentum&part=1").json()
    assert answer == {**mapped(link, "momentum", "1"), "limits": list(rows.limits)}
    assert answer["reached"] == rows.reached.ravel().tolist()


@pytest.mark.parametrize(("kind", "count"), [("none", 0), ("sweep", 2), ("momentum", 2 * PARTS)])
def test_a_recording_has_what_the_page_asks_for(kind, count):
    found = asked(experiment_of(f"{LINK}&run=adam&map={kind}"))
    assert len(found) == count
    for address, answer in found.items():
        assert get(f"/{address}").json() == json.loads(json.dumps(answer))


@pytest.mark.parametrize("name", ["sweep", "momentum"])
def test_what_is_missing_is_said_in_the_language_of_the_link(name):
    answer = get(f"/{name}{LINK}&which=momentum&part=0").json()
    assert answer["missing"].startswith("Diese Fläche hat keinen tiefsten Punkt")


@pytest.mark.parametrize(
    ("question", "status", "sentence"),
    [
        ("/sweep?on=bowl&run=adam&which=nobody", 404, "There is no such run."),
        ("/sweep?on=bowl&run=adam", 404, "There is no such run."),
        ("/momentum?on=bowl&run=adam&which=adam", 400, "“part” is a whole number from 0 to 5."),
        (
            "/momentum?on=bowl&run=adam&which=adam&part=6",
            400,
            "“part” is a whole number from 0 to 5.",
        ),
    ],
)
def test_a_bad_question_gets_a_sentence(question, status, sentence):
    answer = get(question)
    assert (answer.status_code, answer.json()) == (status, {"problem": sentence})


def test_a_pair_is_taken_in_one_gesture():
    header, _ = ask(
        "?on=ravine&run=adam&run=momentum:lr=0.01", "momentum.settings", "lr=0.0121,momentum=0.95"
    )
    assert header["link"] == "?on=ravine&run=adam&run=momentum:lr=0.0121,momentum=0.95"
    assert header["controls"]["momentum.optimizer.momentum"] == "0.95"
    header, _ = ask("?on=ravine&run=momentum:lr=0.01", "momentum.settings", "lr=0.1,momentum=2")
    assert header["link"] == "?on=ravine&run=momentum:lr=0.01" and header["problems"]
