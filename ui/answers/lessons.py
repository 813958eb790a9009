"""The lessons as the page reads them: plain texts, and what is Markdown as its paragraphs."""

import hashlib
import json
from functools import cache
from typing import Any

from lab.catalogue.lessons import Lesson, lessons
from ui.answers.route import JSON, Body, Route


@cache
def sheet() -> Body:
    """All lessons as JSON, with the tag by which a browser knows them again."""
    found = {"lessons": [_plain(lesson) for lesson in lessons()]}
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    return Body(body, tag=f'"{hashlib.sha256(body).hexdigest()[:24]}"')


def _plain(lesson: Lesson) -> dict[str, Any]:
    return {
        "slug": lesson.slug,
        "number": lesson.number,
        "title": lesson.title,
        "topic": lesson.topic,
        "claim": lesson.claim,
        "link": lesson.link,
        "variants": [variant._asdict() for variant in lesson.variants],
        "ask": lesson.ask,
        "observe": paragraphs(lesson.observe),
        "why": paragraphs(lesson.why),
        "facts": [fact.sentence for fact in lesson.facts],
    }


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text, each one line, without the marks of code."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return [part.replace("`", "") for part in parts if part]


def all_lessons(link: str) -> Body:
    """All lessons: their scenes, questions and texts."""
    return sheet()


ROUTE = Route("/lessons.json", all_lessons, media=JSON)
