"""What a link can be taken away as: table, data and program."""

import ast
import csv
import io
import json

import numpy as np
import pytest
from starlette.testclient import TestClient

from app import server
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate

LINK = "?on=himmelblau&run=adam:lr=0.2&run=gradient_descent:lr=0.5&run=sign_sgd~hidden&steps=40"


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def test_the_data_are_those_of_the_engine_to_the_last_bit(client):
    answer = client.get(f"/runs.json{LINK}")
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    experiment, _ = Experiment.from_query(LINK)
    assert found["link"] == experiment.query()
    assert found["problems"] == []
    for run, ours in zip(found["runs"], simulate(experiment), strict=True):
        for name in ("points", "loss", "gradient", "learning_rate"):
            assert np.array_equal(run[name], getattr(ours, name))
        assert (run["status"], run["stopped_at"]) == (ours.status, ours.stopped_at)
        assert run["verdict"] == ours.verdict.sentence
    assert [run["visible"] for run in found["runs"]] == [True, True, False]
    assert found["runs"][0]["optimizer"] == "adam:lr=0.2"


def test_a_diverged_run_exports_its_finite_part_and_says_so(client):
    adam, diverged, _ = client.get(f"/runs.json{LINK}").json()["runs"]
    assert diverged["status"] == "diverged"
    assert "finite part" in diverged["note"]
    assert len(diverged["points"]) == diverged["stopped_at"]
    assert adam["note"] is None
    program = client.get(f"/code.py{LINK}").text
    assert "the finite part" in program
    assert f"range({diverged['stopped_at'] - 1})" in program


def test_the_table_says_of_each_run_how_it_ended_and_where_it_is_cut(client):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/runs.csv{LINK}").text)))
    paths = dict(zip(*named_paths(), strict=True))
    assert {row["run"] for row in rows} == set(paths)
    for name, path in paths.items():
        mine = [row for row in rows if row["run"] == name]
        assert len(mine) == len(path.points)
        assert {row["status"] for row in mine} == {path.status}
        assert [bool(row["note"]) for row in mine[:-1]] == [False] * (len(mine) - 1)
        assert ("finite part" in mine[-1]["note"]) == (path.status == "diverged")


def named_paths():
    experiment, _ = Experiment.from_query(LINK)
    return experiment.names(), simulate(experiment)


def test_the_table_and_the_data_have_distance_and_step_length(client):
    experiment, _ = Experiment.from_query(LINK)
    rows = csv.DictReader(io.StringIO(client.get(f"/runs.csv{LINK}").text))
    found = {name: [] for name in experiment.names()}
    for row in rows:
        found[row["run"]].append(row)
    data = client.get(f"/runs.json{LINK}").json()["runs"]
    minima = np.array([(m.x, m.y) for m in experiment.landscape.minima()])
    for (name, mine), told, path in zip(found.items(), data, simulate(experiment), strict=True):
        distance = np.linalg.norm(path.points[:, None] - minima, axis=2).min(axis=1)
        length = np.linalg.norm(np.diff(path.points, axis=0), axis=1)
        assert told["name"] == name
        assert told["distance"] == pytest.approx(distance, rel=1e-12)
        assert told["step_length"][0] is None
        assert told["step_length"][1:] == pytest.approx(length, rel=1e-12)
        assert [float(row["distance"]) for row in mine] == told["distance"]
        assert [float(row["step_length"] or "nan") for row in mine[1:]] == told["step_length"][1:]
        assert mine[0]["step_length"] == ""


def test_a_landscape_without_minima_exports_no_distance(client):
    (run,) = client.get("/runs.json?on=horse_saddle&run=adam&steps=2").json()["runs"]
    assert "distance" not in run
    assert "distance" not in client.get("/runs.csv?on=horse_saddle&run=adam&steps=2").text


def test_problems_of_a_link_are_told(client):
    found = client.get("/runs.json?on=nowhere&run=adam&steps=2").json()
    assert found["problems"] == ["There is no landscape “nowhere”."]
    assert len(found["runs"]) == 1


def test_the_program_is_a_file(client):
    answer = client.get(f"/code.py{LINK}")
    assert answer.headers["content-type"].startswith("text/x-python")
    assert "attachment" in answer.headers["content-disposition"]
    ast.parse(answer.text)
    assert "torch.optim.Adam([place], lr=0.2)" in answer.text
    assert "sign_sgd" not in answer.text.partition('"""\n\n')[2]


HOSTILE = '"""%0aimport os%0a"""'


@pytest.mark.parametrize("word", ["on", "run", "from", "lesson", "stop", "seed", "view"])
def test_no_text_of_a_user_enters_the_program(client, word):
    program = client.get(f"/code.py?on=bowl&run=adam&steps=2&{word}={HOSTILE}").text
    ast.parse(program)
    assert "import os" not in program


@pytest.mark.parametrize("page", ["runs.json", "runs.csv", "code.py"])
def test_an_export_takes_no_posts(client, page):
    answer = client.post(f"/{page}", content=json.dumps({}))
    assert answer.status_code == 405
