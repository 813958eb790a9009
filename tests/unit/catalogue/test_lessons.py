"""Every fact of every lesson, computed from the lesson's own links."""

import json
import math
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from lab.catalogue.lessons import FOLDER, Lesson, lessons
from lab.experiment.experiment import Experiment
from lab.experiment.run import Run, write_run
from lab.simulation.simulate import simulate
from tests.support.facts import holds, measured
from tests.support.facts.runs import alone, experiment_of, landscape_of, path_of

DATA = json.loads((Path(__file__).parents[2] / "data" / "lessons.json").read_text())
LESSONS = {lesson.slug: lesson for lesson in lessons()}

# What no link can set, and why; it is computed beside the app.
NOT_SHOWN = {
    "L13.f09": "no schedule halves the rate after each rise of the loss",
}

NUMBER = re.compile(r"(?<![\w.])[-+]?\d+(?:\.\d+)?(?:e-?\d+)?(?![\w])")
WORDS = {"one": 1.0, "two": 2.0, "never": 0.0}
EVERY = pytest.mark.parametrize("slug", LESSONS)


@cache
def scenes(slug: str) -> tuple[Experiment, ...]:
    """The experiments of a lesson's link and of its variants."""
    lesson = LESSONS[slug]
    links = [lesson.link, *(variant.link for variant in lesson.variants)]
    return tuple(Experiment.from_query(link)[0] for link in links)


def is_run(recorded: dict, experiment: Experiment, run: Run) -> bool:
    """Whether a run of a scene is the recorded one, for at least as many steps."""
    drawn = "noise" in recorded["run"] or "batch" in recorded["run"]
    return (
        experiment.landscape.word() == recorded["on"]
        and write_run(replace(run, start=None)) == recorded["run"]
        and experiment.start_of(run) == tuple(recorded["from"])
        and experiment.steps >= recorded["steps"]
        and (not drawn or experiment.seed == recorded["seed"])
        and not recorded.get("halves")
    )


def shown(slug: str, recorded: dict) -> Experiment | None:
    """The recorded run alone, as a link of the lesson sets it; None if none does."""
    for experiment in scenes(slug):
        for run in experiment.runs:
            if is_run(recorded, experiment, run):
                return alone(experiment, run, steps=recorded["steps"])
    return None


def computed(slug: str, fact: dict):
    """What a fact is about, and whether the lesson's links show it."""
    landscape = landscape_of(fact.get("on", DATA[slug]["on"]))
    if "run" not in fact:
        return measured(fact, None, landscape), True
    recorded = DATA[slug]["runs"][fact["run"]]
    experiment = shown(slug, recorded)
    found = measured(fact, path_of(experiment or experiment_of(recorded)), landscape)
    return found, experiment is not None


def equals(fact: dict, found) -> bool:
    """Whether a value is the recorded one, within the fact's tolerance."""
    expected = fact["expected"]
    if expected is None or found is None:
        return expected is found
    if isinstance(expected, int) and "atol" not in fact:
        return found == expected
    if isinstance(expected, float) and expected >= 1e308:
        return found == math.inf
    relative = fact.get("rtol", 0 if "atol" in fact else 1e-9)
    return np.allclose(found, expected, rtol=relative, atol=fact.get("atol", 1e-12))


@pytest.mark.slow
@EVERY
def test_every_fact_holds(slug, record_property):
    wrong, claims = [], 0
    for name, fact in DATA[slug]["facts"].items():
        found, in_a_link = computed(slug, fact)
        if not equals(fact, found):
            wrong.append(f"{name}: {found}, not {fact['expected']}")
        if "claim" in fact:
            claims += 1
            if not holds(fact["claim"], found):
                wrong.append(f"{name}: {found} is against {fact['claim']}")
        if in_a_link == (name in NOT_SHOWN):
            wrong.append(f"{name} is {'' if in_a_link else 'not '}in a link")
        if equals({**fact, "expected": elsewhere(fact["expected"])}, found):
            wrong.append(f"{name}: a planted number is not seen")
    assert wrong == []
    own = sum(".g" in name for name in DATA[slug]["facts"])
    record_property("counted: facts of the notes asserted by value", len(DATA[slug]["facts"]) - own)
    record_property("counted: facts of our own asserted by value", own)
    record_property("counted: facts asserted by their inequality as well", claims)


def elsewhere(expected):
    """A wrong value."""
    if expected is None:
        return 1
    return 0.0 if expected == 1e308 else (np.array(expected) * 2 + 10).tolist()


@EVERY
def test_a_lesson_has_exactly_the_facts_that_are_asserted(slug):
    assert {fact.id for fact in LESSONS[slug].facts} == DATA[slug]["facts"].keys()


@EVERY
def test_a_fact_says_its_number(slug):
    for fact in LESSONS[slug].facts:
        recorded = DATA[slug]["facts"][fact.id]
        assert says(fact.sentence, recorded), (fact, recorded["expected"])


def says(sentence: str, recorded: dict) -> bool:
    """Whether a sentence has the expected numbers, rounded as it likes, or its claim's."""
    expected = recorded["expected"]
    if expected is None or expected == 1e308:
        return "never" in sentence or "diverges" in sentence
    tokens = NUMBER.findall(sentence) + [word for word in WORDS if word in sentence]
    wanted = expected if isinstance(expected, list) else [expected]
    if all(any(rounds_to(token, value) for token in tokens) for value in wanted):
        return True
    claim = recorded.get("claim", {}).get("value")
    return claim is not None and any(rounds_to(token, claim) for token in tokens)


def rounds_to(token: str, value: float) -> bool:
    """Whether a written number is a value, rounded to the digits that are written."""
    if token in WORDS:
        return WORDS[token] == value
    digits, _, exponent = token.partition("e")
    last = 10.0 ** (int(exponent or 0) - len(digits.partition(".")[2]))
    return abs(float(token) - value) <= 0.5000001 * last if value else float(token) == 0


@EVERY
def test_what_is_to_be_seen_is_backed_by_a_fact(slug):
    lesson = LESSONS[slug]
    links = " ".join([lesson.link, *(variant.link for variant in lesson.variants)])
    facts = " ".join(fact.sentence for fact in lesson.facts)
    known = {value.strip("+-") for value in NUMBER.findall(facts)}
    known |= {value.strip("+-") for value in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", links)}
    for text in (lesson.claim, lesson.observe):
        for number in NUMBER.findall(text):
            assert number.strip("+-") in known, (slug, number)


@EVERY
def test_the_scene_is_that_of_the_facts(slug):
    first, *others = scenes(slug)
    recorded = DATA[slug]["runs"].values()
    assert first.landscape.word() == DATA[slug]["on"]
    for run in first.runs if recorded else ():
        assert any(is_run(one, first, run) for one in recorded), write_run(run)
    for one in recorded:
        places = [first] if one["open"] and one["on"] == DATA[slug]["on"] else [first, *others]
        drawn = any(is_run(one, place, run) for place in places for run in place.runs)
        assert drawn != one.get("halves", False), one


@EVERY
def test_every_link_is_canonical_and_runs(slug):
    lesson = LESSONS[slug]
    for link in (lesson.link, *(variant.link for variant in lesson.variants)):
        experiment, problems = Experiment.from_query(link)
        assert (problems, experiment.query()) == ((), link)
        for trajectory in simulate(experiment):
            assert np.isfinite(trajectory.points).all()


def test_the_lessons_are_numbered_and_grouped():
    for slug in LESSONS:
        assert slug in DATA, f"tests/data/lessons.json has no facts of the lesson {slug}."
    assert [lesson.number for lesson in lessons()] == list(range(1, len(lessons()) + 1))
    assert {lesson.slug: lesson.number for lesson in lessons()} == {
        slug: recorded["number"] for slug, recorded in DATA.items()
    }
    topics = [lesson.topic for lesson in lessons()]
    groups = [topic for i, topic in enumerate(topics) if topic not in topics[:i]]
    assert sorted(topics, key=groups.index) == topics, "a topic is in two places"
    for kind in ("title", "claim", "link", "ask"):
        assert len({getattr(lesson, kind) for lesson in lessons()}) == len(lessons())


@EVERY
def test_a_lesson_is_in_our_own_words(slug):
    text = (FOLDER / f"{slug}.md").read_text()
    assert not set('"“”«»') & set(text), "lessons quote nobody"
    assert re.fullmatch(r"[^.?!]+(\.\d[^.?!]*)*\.", LESSONS[slug].claim), "one sentence"
    assert "?" in LESSONS[slug].ask
    assert 3 <= len(re.findall(r"[.?!](?=\s|$)", LESSONS[slug].why)) <= 8


def test_the_lessons_are_read_once():
    assert lessons() is lessons()
    assert isinstance(lessons()[0], Lesson)


def test_the_table_of_concepts_names_lessons():
    """Every one of the 98 concepts has a row, and its lessons are there under their titles."""
    table = (FOLDER.parent / "docs" / "CONCEPTS.md").read_text()
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$", table, re.M)
    assert [int(number) for number, *_ in rows] == list(range(1, 99))
    titles = {(lesson.title, lesson.slug) for lesson in lessons()}
    named = set(re.findall(r"\[([^\]]+)\]\(\.\./lessons/([\w-]+)\.md\)", table))
    for title, slug in titles - named:
        raise AssertionError(f"docs/CONCEPTS.md names no concept of the lesson {slug} ({title}).")
    assert named == titles
    for _, concept, lesson, on_screen in rows:
        assert "../lessons/" in lesson, concept
        assert on_screen.strip(), concept
