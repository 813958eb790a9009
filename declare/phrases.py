"""What the page says, in the language of the link.

English is written where it is used, and is the key under which `languages/xx.json` has the same
in another language: that file is the whole of a translation.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).parents[1] / "languages"
ENGLISH = "en"
LANGUAGES = (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.json")))
PLACE = re.compile(r"\{(\w+)\}")


class Phrase(str):
    """An English text that remembers what it was made of: `Phrase("step {k}", k=3)` is "step 3".

    Values that are phrases are said in the other language too; other values stay as they are,
    for they are numbers, names, or what a user wrote. `begins` says that it begins a sentence.
    """

    template: str
    values: Mapping[str, Any]
    begins: bool

    def __new__(cls, template: str, /, **values: Any) -> "Phrase":
        made = super().__new__(cls, _filled(template, values))
        made.template, made.values, made.begins = template, values, False
        return made

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """A text as a phrase."""
        return text if isinstance(text, Phrase) else cls(text)

    def as_sentence(self) -> "Phrase":
        """The same with a capital letter."""
        made = str.__new__(Phrase, _capital(self))
        made.template, made.values, made.begins = self.template, self.values, True
        return made


def say(text: str, language: str) -> str:
    """A text in a language; in English where the language does not have it."""
    if language == ENGLISH:
        return str(text)
    known = dictionary(language)
    if not isinstance(text, Phrase):
        return known.get(text, text)
    values = {
        name: say(value, language) if isinstance(value, Phrase) else value
        for name, value in text.values.items()
    }
    said = _filled(known.get(text.template, text.template), values)
    return _capital(said) if text.begins else said


@cache
def dictionary(language: str) -> Mapping[str, str]:
    """English → the other language; empty for English."""
    if language == ENGLISH:
        return MappingProxyType({})
    return MappingProxyType(json.loads(dictionary_text(language)))


@cache
def dictionary_text(language: str) -> str:
    """The file of a language other than English."""
    return (FOLDER / f"{language}.json").read_text(encoding="utf-8")


def name_of(language: str) -> str:
    """What a language is called in that language: its entry for "English"."""
    return say("English", language)


def verbatim(text: str) -> Phrase:
    """A text that is the same in every language: a name, an address."""
    return Phrase("{text}", text=text)


def joined(mark: str, texts: Iterable[str]) -> Phrase:
    """Texts in a row, each of them said in the other language."""
    parts = {f"part{k}": Phrase.of(text) for k, text in enumerate(texts)}
    return Phrase(mark.join(f"{{{name}}}" for name in parts), **parts)


def _filled(template: str, values: Mapping[str, Any]) -> str:
    # What a user wrote may have braces: it is put in once, and not read again.
    return PLACE.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], template)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
