"""The README and the reference page say what the declarations say."""

import html

import pytest

from lab.catalogue.tables import README, REGISTRIES, parameters_of, written
from ui.answers.reference import reference


def test_the_readme_is_up_to_date():
    text = README.read_text()
    assert written(text) == text, "run: python -m catalogue"


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_reference_page_lists_every_object(name):
    page = reference()
    for key, cls in REGISTRIES[name].items():
        assert f'id="{name}-{key}"' in page
        assert html.escape(cls.about()) in page
        assert html.escape(parameters_of(cls).partition(";")[0].partition(" =")[0]) in page


def test_the_reference_page_runs_no_script():
    assert "<script" not in reference()
