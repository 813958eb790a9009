"""The link is the state: what it says reads back to the last bit, and nothing breaks it."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declare.parameters import declarations
from lab.experiment.experiment import LONGEST_LINK, Experiment
from lab.experiment.run import PARTS
from tests.support.experiments import experiments

often = settings(max_examples=100, deadline=None, derandomize=True, database=None)
decode = Experiment.from_query
PUBLISHED = [
    line
    for line in (Path(__file__).parents[1] / "urls.txt").read_text().splitlines()
    if line and not line.startswith("#")
]


def verbose(link: str) -> str:
    """A link with every setting of every object written out, defaults too."""
    found, _ = decode(link)
    words = [word for word in link[1:].split("&") if word.partition("=")[0] not in ("on", "run")]
    words.append(f"on={full(found.landscape)}")
    for run, text in zip(found.runs, re.findall(r"run=([^&]*)", link), strict=True):
        _, *rest = text.split("~")
        beside = [getattr(run, name) for name in PARTS]
        names = {part.key() for part in beside}
        rest = [part for part in rest if part.partition(":")[0] not in names]
        words.append("run=" + "~".join([full(run.optimizer), *map(full, beside), *rest]))
    return "?" + "&".join(words)


def full(thing) -> str:
    declared = declarations(type(thing)).items()
    found = [f"{name}={p.write(getattr(thing, name))}" for name, p in declared]
    return ":".join([thing.key(), ",".join(found)]) if found else thing.key()


def is_valid(experiment) -> bool:
    """Whether an experiment's own link gives it back without a complaint."""
    again, problems = decode(experiment.query())
    return again == experiment and not problems


@often
@given(experiments())
def test_a_link_gives_the_experiment_back(experiment):
    again, problems = decode(experiment.query())
    assert problems == ()
    assert again == experiment
    assert repr(again) == repr(experiment)  # tells apart what == does not: 0.0 and -0.0
    assert hash(again) == hash(experiment)


@pytest.mark.slow
@often
@given(experiments())
def test_a_link_survives_mail_and_chat(experiment):
    link = experiment.query()
    assert re.fullmatch(r"\?[A-Za-z0-9_.,:~=&-]+[A-Za-z0-9]", link), link
    assert quote(link, safe="?&=:,~") == link
    assert decode(link.removeprefix("?"))[0] == experiment
    assert decode("?" + quote(link[1:], safe="&="))[0] == experiment


@pytest.mark.slow
@often
@given(experiments())
def test_a_link_leaves_defaults_out(experiment):
    link = experiment.query()
    longer = verbose(link)
    again, problems = decode(longer)
    assert problems == () and again == experiment
    assert again.query() == link and len(longer) >= len(link)


@pytest.mark.slow
@often
@given(experiments())
def test_no_part_of_a_link_can_be_left_out(experiment):
    """Each setting in a link says something: without it, it is another experiment."""
    link = experiment.query()
    for found in re.finditer(r"[,:]\w+=[^,~&]*|~[^~&]+|&\w+=[^&]*", link):
        # What is all of a word's settings goes with the colon; a start is two numbers.
        if re.fullmatch(r"[,:](step|x|y)=.*", found[0]) or found[0].startswith("&run="):
            continue
        shorter = link[: found.start()] + re.sub(
            r"^,", ":" if found[0][0] == ":" else ",", link[found.end() :]
        )
        again, problems = decode(shorter)
        assert problems or repr(again) != repr(experiment), (link, found[0])


def junk(link: str):
    """A good link, damaged: cut, doubled, with other characters in it."""
    places = st.integers(0, len(link))
    middle = st.text(alphabet="?&=:,~%+-.eE019 aé\x00[]", max_size=6) | st.text(max_size=3)
    return st.builds(lambda a, b, text: link[:a] + text + link[b:], places, places, middle)


anything = st.text(max_size=80) | st.text(
    alphabet=st.characters(codec=None) | st.sampled_from("?&=:,~%onrufmlat019.e-"), max_size=200
)


@often
@given(anything | st.sampled_from(PUBLISHED).flatmap(junk))
def test_no_text_breaks_decoding(text):
    for query in (text, "?" + text, "?run=" + text, "?on=" + text, "?from=" + text + "&steps=9"):
        experiment, problems = decode(query)
        assert is_valid(experiment)
        assert all(p[0] == p[0].upper() and p.endswith(".") and len(p) < 400 for p in problems)
        assert all(p.isprintable() for p in problems)


@pytest.mark.slow
@often
@given(experiments().map(Experiment.query).flatmap(junk))
def test_no_damage_breaks_decoding(text):
    assert is_valid(decode(text)[0])


@pytest.mark.parametrize("junk", ["%", "%zz", "%ff%fe", "%00", "run=%", "%c3%28=1", "on=%ed%a0%80"])
def test_percent_junk(junk):
    experiment, problems = decode("?steps=77&" + junk)
    assert experiment.steps == 77 and problems and is_valid(experiment)


@pytest.mark.parametrize("link", PUBLISHED)
def test_published_links_decode_for_ever(link):
    experiment, problems = decode(link)
    assert problems == ()
    assert is_valid(experiment)


def test_an_empty_link_is_the_first_experiment():
    assert decode("") == decode("?") == (Experiment(), ())
    assert is_valid(Experiment())


def test_a_long_link_is_cut_between_words():
    start = "?on=bowl&steps=77"
    experiment, problems = decode(start + "&" + "hide=" * 20000)
    assert len(problems) == 1 and f"{LONGEST_LINK}" in problems[0]
    assert experiment == replace(decode(start)[0])


def test_names_tell_runs_apart():
    experiment, _ = decode("?run=adam&run=momentum&run=adam:lr=1&run=adam&run=momentum")
    assert experiment.names() == ("adam", "momentum", "adam-2", "adam-3", "momentum-2")
