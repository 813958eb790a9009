"""Lesson files: a good one is read, a bad one is refused with its name and line."""

import pytest

from lab.catalogue.lessons import LessonError, read_folder, read_lesson

GOOD = """---
number: 1
title: A title
topic: A topic
claim: A claim.
link: ?on=bowl&run=adam:lr=0.2
variant: Another | ?on=bowl&run=momentum
ask: A question?
---

## Observe

Look.

## Why

Because.

## Facts

- A.f1: A fact.
- A.f2: Another.
"""

BAD = {
    "no front matter": (GOOD.removeprefix("---\n"), 1, "front matter"),
    "front matter without an end": (GOOD.replace("?\n---\n", "?\n"), 1, "front matter"),
    "an empty file": ("", 1, "front matter"),
    "no number": (GOOD.replace("number: 1\n", ""), 8, "“number” is missing"),
    "no question": (GOOD.replace("ask: A question?\n", ""), 8, "“ask” is missing"),
    "an unknown field": (GOOD.replace("title:", "titel:"), 3, "“titel” is no field"),
    "an empty field": (GOOD.replace("A claim.", ""), 5, "“claim” is"),
    "a field twice": (GOOD.replace("topic:", "title:"), 4, "“title” is given twice"),
    "a number in words": (GOOD.replace("number: 1", "number: one"), 2, "whole number"),
    "an unknown surface": (GOOD.replace("on=bowl&run=adam", "on=bowel&run=adam"), 6, "bowel"),
    "an unknown optimizer": (GOOD.replace("run=adam", "run=adem"), 6, "adem"),
    "a rate out of range": (GOOD.replace("lr=0.2", "lr=-1"), 6, "outside its range"),
    "an unknown word": (GOOD.replace("lr=0.2", "lr=0.2&frm=1,1"), 6, "frm"),
    "seven runs": (GOOD.replace("lr=0.2", "lr=0.2" + 6 * "&run=adam"), 6, "at most 6"),
    "no link at all": (GOOD.replace("link: ?on", "link: on"), 6, "is no link"),
    "a bad variant": (GOOD.replace("run=momentum", "run=momentun"), 7, "momentun"),
    "a variant without a link": (GOOD.replace(" | ?on", " ?on"), 7, "is no link"),
    "text before the sections": (GOOD.replace("\n## Obs", "Hello\n## Obs"), 10, "before the first"),
    "an unknown section": (GOOD.replace("## Why", "## Reason"), 15, "“## Reason”"),
    "sections in another order": (GOOD.replace("Observe", "Facts", 1), 11, "“## Facts”"),
    "a section too many": (GOOD + "## More\n", 23, "“## More”"),
    "an empty section": (GOOD.replace("Because.\n", ""), 22, "“Why” is missing or empty"),
    "no facts": (GOOD[: GOOD.index("## Facts")], 19, "“Facts” is missing or empty"),
    "a fact without an id": (GOOD.replace("- A.f1: A", "- A"), 21, "“- id: sentence”"),
    "a fact twice": (GOOD.replace("A.f2", "A.f1"), 22, "A.f1 is given twice"),
}


def test_a_good_file_is_read(tmp_path):
    (tmp_path / "good.md").write_text(GOOD)
    lesson = read_lesson(tmp_path / "good.md")
    assert (lesson.slug, lesson.number, lesson.why) == ("good", 1, "Because.")
    assert [fact.id for fact in lesson.facts] == ["A.f1", "A.f2"]
    assert lesson.variants == (("Another", "?on=bowl&run=momentum"),)


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_is_refused_with_its_name_and_line(fault, tmp_path):
    text, line, reason = BAD[fault]
    (tmp_path / "bad.md").write_text(text)
    with pytest.raises(LessonError) as error:
        read_folder(tmp_path)
    assert str(error.value).startswith(f"bad.md:{line}: ")
    assert reason in str(error.value)


def test_a_number_belongs_to_one_lesson(tmp_path):
    (tmp_path / "one.md").write_text(GOOD)
    (tmp_path / "two.md").write_text(GOOD)
    with pytest.raises(LessonError, match=r"^two\.md:1: number 1 is that of one\.md too"):
        read_folder(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "bad.md").write_bytes(b"---\nnumber: \xff\n")
    with pytest.raises(LessonError, match=r"^bad\.md:1: "):
        read_lesson(tmp_path / "bad.md")
