"""CONTRIBUTING is walked: one example of each kind, with the files that it names and no others."""

import json
from pathlib import Path

import pytest

from tests.support.walk import KINDS, ROOT, add, checked, copied, files, key, python, table

NAMED = table((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
LANGUAGE = "languages/de.json"
NEW = [kind for kind in KINDS if key(kind)]
PLANTED = "tests/laws/test_planted.py"
OBJECTS = ("declare", "landscapes", "optimizers", "lab", "catalogue", "ui/test_controls.py")


def grown(place, without=(), tables=True):
    """A copy of the tree with every example in it, some files left out."""
    tree = copied(place / "tree")
    for kind in KINDS:
        for name, source in files(kind).items():
            if name not in without:
                add(tree, name, source)
    if tables:
        made = python(tree, "-m", "ui.server.documents")
        assert made.returncode == 0, made.stderr
    return tree


def declared():
    """The declarations that nothing but their own texts names, each with its kind."""
    found = {name: kind for kind in NEW for name in files(kind) if Path(name).stem == key(kind)}
    return {name: kind for name, kind in found.items() if name not in MISSED}


def test_the_kinds_of_the_table_are_those_of_the_examples():
    assert sorted(NAMED) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_has_the_files_that_are_named(kind):
    named = [name.replace("<key>", key(kind)) for name in NAMED[kind]]
    assert sorted(named) == sorted(files(kind))


@pytest.mark.slow
def test_with_the_files_that_are_named_all_laws_hold(tmp_path):
    tree = grown(tmp_path)
    skipped = ("tests/laws/test_contributing.py", PLANTED)
    laws = checked(tree, "tests/laws", *(f"--ignore={name}" for name in skipped))
    assert laws.returncode == 0, laws.stdout
    # What is tested object by object is tested for the new ones.
    rooms = [PLANTED, *(f"tests/unit/{room}" for room in OBJECTS)]
    objects = checked(tree, *rooms, "-k", " or ".join(map(key, NEW)))
    assert objects.returncode == 0, objects.stdout
    for kind in KINDS:
        assert (tree / next(iter(files(kind)))).exists()


@pytest.mark.slow
def test_a_missing_translation_is_said(tmp_path):
    found = checked(grown(tmp_path, [LANGUAGE]), "tests/laws/test_wording.py")
    assert found.returncode == 1
    for kind in KINDS:
        for text in json.loads(files(kind)[LANGUAGE].read_text("utf-8")):
            assert f": {text}" in found.stdout, (kind, text)


@pytest.mark.slow
def test_a_missing_declaration_is_said(tmp_path):
    found = checked(grown(tmp_path, declared()), "tests/laws/test_wording.py")
    assert found.returncode == 1
    said = found.stdout.partition("has texts that nothing says")[2]
    for kind in declared().values():
        own = json.loads(files(kind)[LANGUAGE].read_text("utf-8"))
        assert any(text in said for text in own), kind


@pytest.mark.slow
def test_a_table_that_was_not_written_is_said(tmp_path):
    found = checked(grown(tmp_path, tables=False), "tests/unit/catalogue/test_catalogue.py")
    assert found.returncode == 1
    assert "run: make tables" in found.stdout


# A file that is left out, the tests that miss it, and what they say.
MISSED = {
    "tests/unit/lab/test_curves.py": (
        ("tests/unit/lab/test_curves.py", "-k", "radius"),
        "no plain form of the curve radius",
    ),
    "lab/views/crosshair.py": (
        ("tests/laws/test_views.py",),
        "crosshair.mjs:1: this module has no view that is declared with it",
    ),
    "assets/player/views/crosshair.mjs": (
        ("tests/laws/test_views.py",),
        "crosshair.py:9: this view has no module",
    ),
    "lab/experiment/screen.py": (
        ("tests/laws/test_wording.py", "-k", "left_over"),
        "KeyError: 'serif'",
    ),
    "ui/screen/view_menu.py": (
        ("tests/unit/ui/test_controls.py", "-k", "everything"),
        "no control is drawn for ['serif']",
    ),
    "tests/data/lessons.json": (
        ("tests/unit/catalogue/test_lessons.py", "-k", "numbered"),
        "tests/data/lessons.json has no facts of the lesson halving",
    ),
    "docs/CONCEPTS.md": (
        ("tests/unit/catalogue/test_lessons.py", "-k", "concepts"),
        "docs/CONCEPTS.md names no concept of the lesson halving",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MISSED)
def test_a_missing_file_is_said(name, tmp_path):
    arguments, said = MISSED[name]
    found = checked(grown(tmp_path, [name]), *arguments)
    assert found.returncode
    assert said in found.stdout


def test_every_file_is_missed():
    named = {name for kind in KINDS for name in files(kind)}
    assert named - {LANGUAGE} - set(declared()) == set(MISSED)
