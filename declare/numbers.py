"""Read and write numbers as links spell them; refuse unreadable ones."""

import math
import re
from typing import Any

from declare.phrases import Phrase

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
LONGEST_NUMBER = 40


class ParameterError(ValueError):
    """A value that a declaration refuses; its `sentence` is for the user, in any language."""

    def __init__(self, template: str, /, **values: Any) -> None:
        made = Phrase(template, **values) if values else Phrase.of(template)
        super().__init__(made)
        self.sentence = made


def read_number(text: str, label: str) -> float:
    """A finite decimal number. Raises ParameterError with a sentence."""
    if len(text) > LONGEST_NUMBER or not NUMBER.fullmatch(text):
        raise ParameterError(
            "{label} is a number, not “{text}”.", label=Phrase(label), text=shorten(text)
        )
    value = float(text)
    if not math.isfinite(value):
        raise ParameterError(
            "{label} {text} is too large for a floating-point number.",
            label=Phrase(label),
            text=shorten(text),
        )
    return value


def write_number(value: float) -> str:
    """The shortest decimal that reads back to the same bits, without a `+` sign."""
    text = repr(float(value)).replace("e+", "e").replace("e-0", "e-")
    return text.removesuffix(".0")


def shorten(text: str, longest: int = 40) -> str:
    """User text for a sentence: printable and not too long."""
    shown = "".join(c if c.isprintable() else "?" for c in text[: longest + 1])
    return shown if len(shown) <= longest else shown[:longest] + "…"
