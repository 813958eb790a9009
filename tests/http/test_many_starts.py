"""The answers about many starts: the map, the crowd, and the sentences in their place."""

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from starlette.datastructures import URL
from starlette.testclient import TestClient

from app import server
from lab.analysis.maps import outcomes
from lab.analysis.maps.basins import FINE, PREVIEW, basins
from lab.analysis.maps.chosen import bare
from lab.analysis.maps.crowd import COUNT, GROUPS, crowd
from lab.experiment.experiment import Experiment
from lab.figures.base import COLORS
from tests.support.colours import SIGHTS, ciede2000, rgb, seen
from tests.unit.ui.test_recorded import Reader, recording
from ui.answers.frames import unframe
from ui.answers.route import Body, Route
from ui.server.routes import endpoint
from ui.takeaway.packing import unpacked

SCENE = "on=himmelblau&run=momentum:lr=0.008&steps=80"
OUTCOMES = (Path(__file__).parents[2] / "assets" / "player" / "basins" / "outcomes.mjs").read_text()


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def taken(answer):
    """The header of an answer, and the bytes after it."""
    assert answer.status_code == 200
    return unframe(answer.content)


@pytest.mark.parametrize("cells", [PREVIEW, FINE])
def test_the_map_is_that_of_the_run_with_its_counts(client, cells):
    header, rest = taken(client.get(f"/basins?{SCENE}&cells={cells}"))
    experiment, _ = Experiment.from_query("?" + SCENE)
    found = basins(experiment.landscape, bare(experiment.runs[0]), experiment.steps, cells)
    assert header["side"] == found.side == cells and header["final"] == (cells == FINE)
    np.testing.assert_array_equal(np.frombuffer(rest, np.uint8), found.outcome.reshape(-1))
    assert sum(header["counts"]) == cells * cells and header["which"] == 0
    assert header["counts"][outcomes.FIRST] == (found.outcome == outcomes.FIRST).sum()
    lowest = experiment.landscape.minima()[0]
    assert header["minima"][0] == {"x": lowest.x, "y": lowest.y}


def test_a_map_that_cannot_be_finer_is_final_at_once(client):
    link = "on=two_neurons&run=momentum:lr=0.1&steps=2000"
    header, _ = taken(client.get(f"/basins?{link}&cells={PREVIEW}"))
    assert header["final"] and header["side"] < PREVIEW


def test_the_crowd_has_every_dot_of_every_step(client):
    header, rest = taken(client.get(f"/crowd?{SCENE}&seed=4"))
    experiment, _ = Experiment.from_query(f"?{SCENE}&seed=4")
    found = crowd(experiment, bare(experiment.runs[0]))
    assert (header["rows"], header["count"], header["stride"]) == (81, COUNT, 1)
    x, y = np.frombuffer(rest, "<f4").reshape(2, 81, COUNT)
    np.testing.assert_array_equal(x, found.x)
    np.testing.assert_array_equal(y, found.y)
    assert header["group"] == found.group.tolist() and header["since"] == found.since.tolist()
    assert header["groups"] == list(GROUPS) and header["goal"] is True
    other, _ = taken(client.get(f"/crowd?{SCENE}&seed=5"))
    assert other["since"] != header["since"]


@pytest.mark.parametrize(("on", "goal"), [("logreg_separable", False), ("deep_linear", True)])
def test_it_is_said_whether_there_is_anything_to_reach(client, on, goal):
    assert taken(client.get(f"/crowd?on={on}&run=adam&steps=20"))[0]["goal"] is goal


def test_a_run_without_a_map_is_told_in_the_language_of_the_link(client):
    asked = f"/basins?on=himmelblau&run=lbfgs&language=de&cells={FINE}"
    header, rest = taken(client.get(asked))
    assert header["missing"].startswith("Von L-BFGS gibt es keine Karte") and rest == b""


@pytest.mark.parametrize("route", ["basins", "crowd"])
def test_without_a_run_there_is_nothing_to_map(client, route):
    header, _ = taken(client.get(f"/{route}?on=himmelblau&run=adam~hidden&cells={FINE}"))
    assert "No run is shown" in header["missing"]


def test_too_long_a_map_is_left_out_and_that_is_said(client):
    header, _ = taken(client.get(f"/basins?on=sine_fit&run=adam&steps=20000&cells={FINE}"))
    assert header["missing"].startswith("20000 steps from 32 × 32 starts are too much work")


def test_too_long_a_crowd_is_refused_with_its_limit(client):
    header, _ = taken(client.get("/crowd?on=himmelblau&run=adam&steps=5001"))
    assert "Adam" in header["missing"] and "5000 steps" in header["missing"]
    header, _ = taken(client.get("/crowd?on=himmelblau&run=lbfgs&steps=301"))
    assert "300 steps" in header["missing"]


@pytest.mark.parametrize("words", ["", "&cells=", "&cells=100000", "&cells=-1", "&cells=64x"])
def test_no_other_fineness_is_computed(client, words):
    answer = client.get(f"/basins?{SCENE}{words}")
    assert answer.status_code == 400 and "64, 192" in answer.json()["problem"]


@pytest.mark.parametrize("route", ["basins", "crowd"])
def test_the_answer_is_sent_packed_where_that_is_understood(client, route):
    asked = f"/{route}?{SCENE}&cells={FINE}"
    packed, plain = (
        client.get(asked, headers={"Accept-Encoding": coding}) for coding in ("br", "identity")
    )
    assert packed.headers["content-encoding"] == "br" and packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content)


class Asker:
    """A request of a page that waits, or that has gone away."""

    def __init__(self, gone):
        self.url, self.headers, self.gone = URL("/crowd?on=bowl"), {}, gone
        self.query_params, self.path_params = {}, {}

    async def is_disconnected(self):
        return self.gone


def test_one_at_a_time_is_computed_and_none_for_a_page_that_has_gone():
    working, most, made = 0, 0, 0

    def ask(link):
        nonlocal working, most, made
        working, made = working + 1, made + 1
        most = max(most, working)
        time.sleep(0.01)
        working -= 1
        return Body(b"plain", b"packed")

    async def all_of_them():
        answered = endpoint(Route("/crowd", ask, alone=True))
        gone = [False, True, False, True, False, False]
        return await asyncio.gather(*(answered(Asker(away)) for away in gone))

    # In a thread of its own: the browser's tests leave an event loop in this one.
    with ThreadPoolExecutor(1) as pool:
        codes = [one.status_code for one in pool.submit(asyncio.run, all_of_them()).result()]
    assert (most, made) == (1, 4) and codes == [200, 204, 200, 204, 200, 200]


# ---- the colours of the map, over every height of the contour


def tints():
    colours = re.findall(r"#[0-9a-f]{6}", re.search(r"COLOURS = \[(.*)\]", OUTCOMES)[1])
    return colours, float(re.search(r"OPACITY = ([\d.]+)", OUTCOMES)[1])


def blended(colour, ground, opacity):
    mixed = np.rint(255 * (opacity * rgb(colour) + (1 - opacity) * rgb(ground))).astype(int)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def least(colours, opacity, sight):
    """The smallest difference of two of the colours, each over any height."""
    shown = [[seen(blended(c, g, opacity), sight) for g in COLORS[::2]] for c in colours]
    return min(ciede2000(a, b) for one, two in combinations(shown, 2) for a in one for b in two)


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_basins_are_told_apart(sight):
    colours, opacity = tints()
    assert len(colours) == 6
    assert least(colours, opacity, sight) >= 7


def test_a_planted_set_of_colours_is_found_out():
    planted = ["#0072b2", "#d55e00", "#009e73", "#f0e442", "#cc79a7", "#56b4e9"]
    assert min(least(planted, 0.62, sight) for sight in SIGHTS) < 3.5


@pytest.mark.parametrize("words", [(), ("map=basins",), ("map=basins", "crowd=true")])
def test_a_recording_carries_what_its_link_shows(client, words):
    link = "?" + "&".join([SCENE, *words])
    text = client.get(f"/page.html{link}").text
    carried, parts = recording(text)["answers"], unpacked(Reader(text).scripts[0])[1:]
    carried = {address: place for address, place in carried.items() if "&" not in address}
    assert sorted(carried) == sorted({"map=basins": "basins"}.get(w, "crowd") for w in words)
    for route, place in carried.items():
        asked = client.get(f"/{route}{link}&cells={FINE}", headers={"Accept-Encoding": "identity"})
        assert parts[place] == asked.content


def test_starts_that_a_stop_rule_ended_at_a_minimum_have_reached_it():
    """Each of them ends long before it has been there for 20 steps."""
    link = "?on=himmelblau&run=bfgs&stop=gradient:below=1e-6&steps=60"
    experiment, problems = Experiment.from_query(link)
    assert not problems
    found = crowd(experiment, experiment.runs[0])
    assert (found.group == GROUPS.index("lowest")).all()
