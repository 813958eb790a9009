"""The documents and the reference page say what the declarations say."""

import html

import pytest

from lab.catalogue.documents import DOCS, filled
from lab.catalogue.tables import REGISTRIES, parameters_of
from ui.answers.reference import reference
from ui.server.addresses import about
from ui.server.documents import DOCUMENTS, written


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_up_to_date(name):
    assert written(name) == (DOCS / name).read_text("utf-8"), "run: make tables"


def test_a_table_has_one_place():
    place = "<!-- table: a -->\n<!-- end -->\n"
    assert (
        filled(f"1\n{place}2\n", {"a": "| x |"})
        == "1\n" + place.replace("\n<", "\n| x |\n<", 1) + "2\n"
    )
    for text in ("", place + place):
        with pytest.raises(ValueError, match="places for the table of a"):
            filled(text, {"a": "| x |"})


def test_an_answer_says_what_it_answers():
    with pytest.raises(TypeError, match="answers, and does not say what"):
        about(lambda link: b"")


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_reference_page_lists_every_object(name):
    page = reference()
    for key, cls in REGISTRIES[name].items():
        assert f'id="{name}-{key}"' in page
        assert html.escape(cls.about()) in page
        assert html.escape(parameters_of(cls).partition(";")[0].partition(" =")[0]) in page


def test_the_reference_page_runs_no_script():
    assert "<script" not in reference()
