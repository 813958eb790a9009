"""The lessons as the page gets them: all of them, as plain texts, and only when they are new."""

import pytest
from starlette.testclient import TestClient

from app import server
from lab.catalogue.lessons import lessons
from lab.experiment.experiment import Experiment
from lab.experiment.screen import LESSONS
from ui.answers.lessons import paragraphs
from ui.gestures.gestures import edited


@pytest.fixture(scope="module")
def client():
    with TestClient(server, base_url="http://localhost") as client:
        yield client


def test_every_lesson_is_there(client):
    answer = client.get("/lessons.json")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    sent = answer.json()["lessons"]
    assert len(sent) == len(lessons()) == 32
    for got, lesson in zip(sent, lessons(), strict=True):
        for name in ("slug", "number", "title", "topic", "claim", "link", "ask"):
            assert got[name] == getattr(lesson, name)
        assert [(v["name"], v["link"]) for v in got["variants"]] == list(lesson.variants)
        assert got["facts"] == [fact.sentence for fact in lesson.facts]
        for name in ("observe", "why"):
            assert " ".join(got[name]).split() == getattr(lesson, name).replace("`", "").split()


def test_the_same_lessons_are_not_sent_again(client):
    first = client.get("/lessons.json")
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/lessons.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get("/lessons.json", headers={"If-None-Match": '"old"'})
    assert other.content == first.content


def test_paragraphs_are_plain():
    assert paragraphs("One\nline.\n\n\n\nThe `two`.\n") == ["One line.", "The two."]


def test_a_lesson_is_a_word_of_the_link():
    assert sorted(LESSONS) == sorted(lesson.slug for lesson in lessons())
    for lesson in lessons():
        link = f"{lesson.link}&lesson={lesson.slug}"
        experiment, problems = Experiment.from_query(link)
        assert (experiment.query(), problems) == (link, ())
        assert edited(experiment, "lesson", "")[0].query() == lesson.link


def test_an_unknown_lesson_is_left_out():
    experiment, (problem,) = Experiment.from_query("?on=bowl&lesson=nowhere")
    assert experiment.query() == Experiment.from_query("?on=bowl")[0].query()
    assert problem.startswith("Lesson is one of ant, averaging,")
    assert problem.endswith("not “nowhere”.")


def test_the_view_of_an_answer_names_the_lesson(client):
    answer = client.post("/stream", json={"link": "?on=bowl&lesson=ant"})
    assert b'"lesson":"ant"' in answer.content
