"""A page saved as one file: it carries the answers and the player, and no text of a user."""

import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from dash import dcc, html
from starlette.testclient import TestClient

from app import server
from lab.experiment.experiment import Experiment
from lab.simulation.simulate import simulate
from tests.support.framed import taken_apart
from ui.answers.frames import unframe
from ui.screen.static_html import plain
from ui.takeaway.modules import modules, renamed
from ui.takeaway.packing import packed, sorted_bytes, unpacked

pytestmark = pytest.mark.slow

LINK = "?on=himmelblau&run=adam:lr=0.2&run=gradient_descent:lr=0.5&steps=1200"
LARGEST = 6_000_000
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "<!--<script>",
)


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


class Reader(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.scripts = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] == "script":
            self.scripts[-1] += data

    def handle_endtag(self, tag):
        if tag == "script":
            self.elements.append(("/script", {}))


@pytest.fixture(scope="module")
def saved(client):
    answer = client.get(f"/page.html{LINK}")
    assert answer.status_code == 200
    return answer


def recording(text):
    return json.loads(unpacked(Reader(text).scripts[0])[0])


def unsorted_bytes(answer: bytes) -> bytes:
    """The answer of the stream that was sorted."""
    _, blocks = unframe(answer)
    places = np.frombuffer(blocks, np.uint8).reshape(4, -1)
    return answer[: len(answer) - len(blocks)] + places.T.tobytes()


def recorded_extras(text):
    """The names of the series of the first run beside the common ones."""
    chunk = unpacked(Reader(text).scripts[0])[1]
    return unframe(chunk)[0]["runs"][0]["extra"]


def test_it_is_a_file_of_a_size_that_can_be_mailed(saved):
    assert saved.headers["content-disposition"] == 'attachment; filename="himmelblau.html"'
    assert saved.headers["content-type"] == "text/html; charset=utf-8"
    assert len(saved.content) < LARGEST


def test_the_longest_experiment_can_be_mailed_too(client):
    noisy = "&".join(
        f"run={name}:lr=0.001~noise:sigma=1"
        for name in ("adam", "momentum", "gradient_descent", "rmsprop", "nesterov", "adamw")
    )
    answer = client.get(f"/page.html?on=himmelblau&{noisy}&steps=20000")
    assert len(answer.content) < LARGEST
    more = "&curves=loss,distance,gradient,rate,step&arrows=true"
    answer = client.get(f"/page.html?on=himmelblau&{noisy}&steps=20000{more}")
    assert len(answer.content) < LARGEST
    assert "Not in the recording: arrows of gradient, momentum and step." in answer.text
    assert "down_x" not in recorded_extras(answer.text)


def test_parts_come_out_as_they_went_in():
    generator = np.random.default_rng(0)
    parts = [generator.bytes(size) for size in (0, 1, 5000, 4)]
    assert unpacked(packed(parts)) == parts
    assert unpacked(packed([])) == []
    size, header = (8).to_bytes(4, "little"), b"[1, 2]  "
    numbers = generator.standard_normal(700).astype("<f4")
    sent = size + header + numbers.tobytes()
    assert unsorted_bytes(sorted_bytes(sent)) == sent
    first = sorted_bytes(sent)[12 : 12 + 700]
    assert first == numbers.view(np.uint8).reshape(-1, 4)[:, 0].tobytes()


def test_it_carries_every_step_of_every_run(saved):
    about, *parts = unpacked(Reader(saved.text).scripts[0])
    chunks = parts[: json.loads(about)["chunks"]]
    parts = [taken_apart(unsorted_bytes(chunk))[1] for chunk in chunks]
    for k, whole in enumerate(simulate(Experiment.from_query(LINK)[0])):
        x = np.concatenate([part[k]["x"] for part in parts])
        assert np.array_equal(x, whole.points[:, 0].astype("<f4"))


def test_it_says_where_it_is_from_and_which_run_is_cut(saved):
    link = Experiment.from_query(LINK)[0].query().replace("&", "&amp;")
    assert f"<code>{link}</code>" in saved.text
    assert "Gradient descent diverged: only its finite part is here." in saved.text
    assert "Adam diverged" not in saved.text


def test_it_asks_for_nothing_and_has_no_control_that_needs_a_server(saved):
    elements = [found for found in Reader(saved.text).elements if found[0] != "/script"]
    assert not [tag for tag, attrs in elements if tag in ("a", "iframe", "form", "link")]
    assert not [attrs for _, attrs in elements if "src" in attrs or "href" in attrs]
    names = {attrs.get("id") for _, attrs in elements}
    assert {"contour", "surface", "play", "scrub", "table", "announce"} <= names
    assert not {"panel", "settings", "share", "open-lessons"} & names
    policy = next(attrs["content"] for _, attrs in elements if "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_only_the_lesson_of_the_link_is_in_it(client):
    slug = client.get("/lessons.json").json()["lessons"][3]["slug"]
    some = recording(client.get(f"/page.html?on=bowl&lesson={slug}").text)
    assert [lesson["slug"] for lesson in some["files"]["lessons.json"]["lessons"]] == [slug]
    assert recording(client.get("/page.html?on=bowl").text)["files"]["lessons.json"] == {
        "lessons": []
    }


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("word", ["on", "run", "from", "lesson", "theme", "language", "&"])
def test_no_text_of_a_user_becomes_a_part_of_the_page(client, word, text):
    calm = Reader(client.get("/page.html?on=bowl&run=adam&steps=2").text)
    answer = client.get("/page.html", params={"steps": "2", word: text})
    found = Reader(answer.text)
    tags = [tag for tag, _ in found.elements]
    assert [tag for tag in tags if tag in ("script", "img", "a")] == ["script"] * 4
    assert len(found.scripts) == len(calm.scripts) == 4
    assert not [
        attrs for _, attrs in found.elements if any(name.startswith("on") for name in attrs)
    ]


@pytest.mark.parametrize(
    "address", ["http://elsewhere", "javascript:alert(1)", "http://localhost/x"]
)
def test_only_this_site_is_named_as_its_address(client, address):
    answer = client.get("/page.html", params={"on": "bowl", "steps": "2", "at": address})
    assert answer.status_code == 400
    assert answer.json()["problem"].endswith(".")


def test_the_address_of_this_site_is_in_it(client):
    answer = client.get("/page.html?on=bowl&steps=2&at=http%3A%2F%2Flocalhost")
    assert "<code>http://localhost/?on=bowl&amp;" in answer.text
    assert recording(answer.text)["problems"] == []


def test_every_import_of_the_player_has_a_name_in_the_map():
    for name, text in modules().items():
        for other in re.findall(r'"lab/([^"]+)"', text):
            assert other in modules(), f"{name} imports {other}"
        assert not re.search(r"""(from|import)\b[\s(]*["']\.""", text), name
    assert renamed("player/a/b.mjs", 'import "../c.mjs";') == 'import "lab/player/c.mjs";'
    assert "player/lab.mjs" in modules()


def test_a_tree_of_components_becomes_html_with_its_text_escaped():
    tree = html.Div(
        [html.B("<i>", title='"'), dcc.Store(id="s"), html.A("x", href="/"), html.Br(), 3],
        id="a",
        className="b c",
        hidden=True,
        style={"color": "red"},
        **{"aria-label": "<>"},
    )
    assert plain(tree) == (
        '<div id="a" class="b c" hidden style="color:red" aria-label="&lt;&gt;">'
        '<b title="&quot;">&lt;i&gt;</b><br>3</div>'
    )
    assert plain(tree, frozenset({"a"})) == ""
