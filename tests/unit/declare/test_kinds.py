"""Every kind of parameter works on every kind of object: link, panel, gesture, documentation."""

from dataclasses import dataclass, fields, make_dataclass, replace

import pytest

from declare.kinds import Words
from declare.numbers import ParameterError
from declare.parameters import Declared, declarations, flag, number, subset, whole, word
from lab.catalogue.tables import parameters_of
from lab.experiment.experiment import Experiment
from lab.experiment.run import PARTS
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from ui.gestures.controls import controls
from ui.gestures.gestures import edited
from ui.screen.fields import field
from ui.screen.groups import fields as drawn_fields
from ui.screen.groups import named_fields

# Of each kind: how it is declared, another value, and the text of it in a link.
KINDS = {
    "number": (lambda: number(1, 0, 9, "planted"), 0.25, "0.25"),
    "whole": (lambda: whole(1, 0, 9, "planted"), 7, "7"),
    "flag": (lambda: flag(False, "planted"), True, "true"),
    "word": (lambda: word("a", "abc", "planted"), "c", "c"),
    "words": (lambda: subset("abc", "planted", default=("b",)), ("a", "c"), "a.c"),
}
# Of each registry: an object of it, where the panel has it, and its word in a link.
OBJECTS = {
    "landscape": (LANDSCAPES, "bowl", "landscape", "on={}"),
    "optimizer": (OPTIMIZERS, "adam", "adam.optimizer", "run={}"),
    "stop": (STOPS, "gradient", "stop", "stop={}"),
    **{
        part: (registry, list(registry)[-1], f"gradient_descent.{part}", "run=gradient_descent~{}")
        for part, registry in PARTS.items()
    },
}


@pytest.fixture(params=OBJECTS)
def place(request, monkeypatch):
    """A registry, a key of it, the path of its object in the panel and the word of the link."""
    return OBJECTS[request.param]


def planted(registry, key, kind):
    """The class of a key with one more parameter, in its registry's place."""
    base = registry[key]
    made = make_dataclass(
        base.__name__, [("planted", object, KINDS[kind][0]())], bases=(base,), frozen=True
    )
    made.__module__ = base.__module__
    return made


@pytest.fixture
def plant(place, monkeypatch):
    """Puts a parameter of a kind on the object; the registries look as if it had always been."""
    registry, key = place[:2]

    def put(kind):
        made = planted(registry, key, kind)
        for name in ("lab.experiment.experiment", "lab.experiment.run", "ui.gestures.gestures"):
            patched(monkeypatch, name, registry, {**registry, key: made})
        return made

    return put


def patched(monkeypatch, name, registry, other):
    """Every name of a module that is the registry, or a mapping that holds it, sees the other."""
    module = __import__(name, fromlist=["x"])
    for known, value in list(vars(module).items()):
        if value is registry:
            monkeypatch.setattr(module, known, other)
        elif isinstance(value, dict) and any(v is registry for v in value.values()):
            swapped = {k: other if v is registry else v for k, v in value.items()}
            monkeypatch.setattr(module, known, swapped)


@pytest.mark.parametrize("kind", KINDS)
def test_the_link_keeps_it(place, plant, kind):
    made, (_, value, text) = plant(kind), KINDS[kind]
    thing = made(planted=value)
    assert f"planted={text}" in thing.word()
    problems = []
    assert made.read(thing.word().partition(":")[2], problems) == thing and not problems
    experiment, problems = Experiment.from_query("?" + place[3].format(thing.word()))
    assert not problems
    assert (Experiment.from_query(experiment.query())) == (experiment, ())
    assert f"planted={text}" in experiment.query()


@pytest.mark.parametrize("kind", KINDS)
def test_the_panel_has_a_control_whose_gesture_changes_it(place, plant, kind):
    made, (_, value, text) = plant(kind), KINDS[kind]
    experiment, _ = Experiment.from_query("?" + place[3].format(made().word()))
    path = f"{place[2]}.planted"
    assert controls(experiment)[path] == declarations(made)["planted"].write(made().planted)
    after, notes = edited(experiment, path, declarations(made)["planted"].write(value))
    assert not notes and f"planted={text}" in after.query()
    assert controls(after)[path] == declarations(made)["planted"].write(value)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_drawn_and_documented(plant, kind):
    made = plant(kind)
    thing = made(planted=KINDS[kind][1])
    for drawn in (drawn_fields("path", thing), named_fields("path", thing)):
        assert "planted" in str([part.to_plotly_json() for part in drawn])
    assert "planted = " in parameters_of(made)


@dataclass(frozen=True)
class Chooser(Declared):
    """An object with a choice of several words."""

    title = "Chooser"
    some: tuple = subset(("x", "y"), "some")


def test_several_words_are_written_with_commas_or_dots():
    parameter = declarations(Chooser)["some"]
    assert parameter.read("x,y") == parameter.read("y.x") == ("x", "y")
    assert parameter.read("none") == parameter.read("") == ()
    assert Chooser(some=("y", "x")).word().endswith(":some=x.y")
    assert Chooser(some=()).word() == Chooser().word()
    with pytest.raises(ParameterError, match=r"some is one of x, y, not “z”"):
        parameter.read("x.z")
    assert field("path", parameter, ("x",)).value == ["x"]
    assert replace(Chooser(), some=("x",)).some == ("x",)
    assert [f.name for f in fields(Chooser)] == ["some"]


@pytest.mark.parametrize("word", ["a,b", "a.b", "none"])
def test_a_word_that_could_not_be_read_back_is_refused(word):
    with pytest.raises(TypeError, match="cannot be"):
        Words((), "some", words=("a", word))
