"""The lessons: one Markdown file each in `lessons/`, read and checked.

A file begins with front matter, lines `key: value` between two lines `---`; `variant: name |
link` may be repeated. Its sections are Observe, Why and Facts, in that order, and a fact is one
line `- id: sentence`.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, NoReturn

from lab.experiment.experiment import Experiment

FOLDER = Path(__file__).parents[2] / "lessons"
KEYS = ("number", "title", "topic", "claim", "link", "ask")
SECTIONS = ("Observe", "Why", "Facts")
FACT = re.compile(r"- (\w[\w.]*): (\S.*)")


class LessonError(ValueError):
    """A lesson that cannot be read; its text begins with the file's name and the line."""


class Variant(NamedTuple):
    """Another scene of a lesson."""

    name: str
    link: str


class Fact(NamedTuple):
    """A sentence that a test proves."""

    id: str
    sentence: str


@dataclass(frozen=True)
class Lesson:
    """One lesson: the scene, the question before it is played, and what to say afterwards.

    `topic` is the group in which it is listed; `claim` is one sentence. `observe` and `why`
    are Markdown.
    """

    slug: str
    number: int
    title: str
    topic: str
    claim: str
    link: str
    variants: tuple[Variant, ...]
    ask: str
    observe: str
    why: str
    facts: tuple[Fact, ...]


@cache
def lessons() -> tuple[Lesson, ...]:
    """All lessons in the order of their numbers."""
    return read_folder(FOLDER)


def read_folder(folder: Path) -> tuple[Lesson, ...]:
    """The lessons of a folder. Raises LessonError for the first that cannot be read."""
    found: dict[int, Lesson] = {}
    for path in sorted(folder.glob("*.md")):
        lesson = read_lesson(path)
        if lesson.number in found:
            other = found[lesson.number].slug
            raise LessonError(f"{path.name}:1: number {lesson.number} is that of {other}.md too.")
        found[lesson.number] = lesson
    return tuple(found[number] for number in sorted(found))


def read_lesson(path: Path) -> Lesson:
    """The lesson of a file. Raises LessonError naming file and line."""
    lines = [_Line(path.name, i, text) for i, text in enumerate(_texts(path), start=1)]
    values, variants, body = _front(lines)
    observe, why, facts = _sections(body, lines[-1])
    number = values["number"]
    if not number.text.isdecimal():
        number.wrong(f"number is a whole number, not “{number.text}”.")
    return Lesson(
        path.stem,
        int(number.text),
        values["title"].text,
        values["topic"].text,
        values["claim"].text,
        _link(values["link"]),
        variants,
        values["ask"].text,
        _prose(observe),
        _prose(why),
        _facts(facts),
    )


class _Line(NamedTuple):
    """A line of a file, or a part of it, and where it is."""

    file: str
    number: int
    text: str

    def wrong(self, why: str) -> NoReturn:
        """Refuse the file because of this line."""
        raise LessonError(f"{self.file}:{self.number}: {why}")


def _texts(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        raise LessonError(f"{path.name}:1: the file is not UTF-8 text.") from None


def _front(lines: list[_Line]) -> tuple[dict[str, _Line], tuple[Variant, ...], list[_Line]]:
    """The values of the front matter by key, its variants, and the lines that follow it."""
    fences = [i for i, line in enumerate(lines) if line.text == "---"]
    if fences[:1] != [0] or len(fences) < 2:
        lines[0].wrong("a lesson begins with front matter between two lines “---”.")
    values: dict[str, _Line] = {}
    variants: list[Variant] = []
    for line in lines[1 : fences[1]]:
        key, _, text = line.text.partition(": ")
        value = line._replace(text=text.strip())
        if key != "variant" and key not in KEYS:
            line.wrong(f"“{key}” is no field of a lesson.")
        if key in values:
            line.wrong(f"“{key}” is given twice.")
        if not value.text:
            line.wrong(f"“{key}” is empty.")
        if key == "variant":
            name, _, link = value.text.partition(" | ")
            variants.append(Variant(name, _link(value._replace(text=link))))
        else:
            values[key] = value
    for key in KEYS:
        if key not in values:
            lines[fences[1]].wrong(f"“{key}” is missing.")
    return values, tuple(variants), lines[fences[1] + 1 :]


def _link(line: _Line) -> str:
    """A link that sets a scene: it decodes, and nothing in it is left over."""
    if not line.text.startswith("?on="):
        line.wrong(f"“{line.text}” is no link: it begins with “?on=”.")
    _, problems = Experiment.from_query(line.text)
    if problems:
        line.wrong(f"the link does not decode. {' '.join(problems)}")
    return line.text


def _sections(body: list[_Line], last: _Line) -> list[list[_Line]]:
    """The lines of each section, in the order of SECTIONS."""
    found: list[list[_Line]] = []
    for line in body:
        if line.text.startswith("## "):
            expected = SECTIONS[len(found)] if len(found) < len(SECTIONS) else None
            if line.text != f"## {expected}":
                line.wrong(f"“{line.text}” is not the section that comes here ({expected}).")
            found.append([])
        elif found:
            found[-1].append(line)
        elif line.text:
            line.wrong("there is text before the first section.")
    for name, lines in zip_longest(SECTIONS, found, fillvalue=list[_Line]()):
        if not any(line.text for line in lines):
            last.wrong(f"the section “{name}” is missing or empty.")
    return found


def _prose(lines: list[_Line]) -> str:
    return "\n".join(line.text for line in lines).strip()


def _facts(lines: list[_Line]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for line in filter(lambda line: line.text, lines):
        match = FACT.fullmatch(line.text)
        if match is None:
            line.wrong("a fact is one line “- id: sentence”.")
        if match[1] in found:
            line.wrong(f"the fact {match[1]} is given twice.")
        found[match[1]] = Fact(match[1], match[2])
    return tuple(found.values())
