"""The kinds of declared parameters: their valid values, spelling and refusals."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from declare.numbers import ParameterError, read_number, shorten, write_number
from declare.phrases import Phrase, verbatim

# How a choice of no word at all is written.
NONE = "none"
LONGEST_LIST = 240


@dataclass(frozen=True)
class Parameter(ABC):
    """One declaration: what a value may be, how it is called and how it is drawn.

    `low` and `high` bound numbers (inclusive); `slider` is the part of that range which a slider
    spans; `words` are what a choice is from. `library` is the default of the library the object
    has its twin in, where it differs from ours.
    """

    default: Any
    label: str
    tex: str = ""
    low: float = -math.inf
    high: float = math.inf
    log: bool = False
    slider: tuple[float, float] | None = None
    words: tuple[str, ...] = ()
    library: Any = None
    about: str = ""

    kind: ClassVar[str]

    @property
    def span(self) -> tuple[float, float]:
        """The range of the slider."""
        return self.slider or (self.low, self.high)

    @property
    @abstractmethod
    def range_text(self) -> str:
        """The allowed values: a phrase, or the words of the link, which have one spelling."""

    @abstractmethod
    def check(self, value: Any) -> Any:
        """`value` in its canonical type. Raises ParameterError when it is out of range."""

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value that `text` spells. Raises ParameterError with a sentence."""

    @abstractmethod
    def write(self, value: Any) -> str:
        """The text that `read` gives `value` back from, to the last bit."""

    def setting(self, value: Any) -> str:
        """The same where commas stand between the parameters of one object."""
        return self.write(value)


@dataclass(frozen=True)
class Number(Parameter):
    """A real number."""

    kind: ClassVar[str] = "number"

    @property
    def range_text(self) -> str:
        if not math.isfinite(self.high):
            return Phrase("any number")
        low, high = write_number(self.low), write_number(self.high)
        return Phrase("{low} to {high}", low=low, high=high)

    def check(self, value: Any) -> float:
        if not self.low <= value <= self.high:
            raise ParameterError(
                "{label} {value} is outside its range {range}.",
                label=Phrase(self.label),
                value=write_number(value),
                range=self.range_text,
            )
        return float(value) + 0.0  # -0.0 becomes 0.0: equal values have equal bits

    def read(self, text: str) -> float:
        return self.check(read_number(text, self.label))

    def write(self, value: float) -> str:
        return write_number(value)


@dataclass(frozen=True)
class Whole(Number):
    """A whole number."""

    kind: ClassVar[str] = "whole"

    def check(self, value: Any) -> int:
        super().check(value)
        if value != int(value):
            raise ParameterError(
                "{label} is a whole number, not {value}.",
                label=Phrase(self.label),
                value=write_number(value),
            )
        return int(value)

    def read(self, text: str) -> int:
        return self.check(read_number(text, self.label))


@dataclass(frozen=True)
class Flag(Parameter):
    """A switch."""

    kind: ClassVar[str] = "flag"

    @property
    def range_text(self) -> str:
        return Phrase("true or false")

    def check(self, value: Any) -> bool:
        return bool(value)

    def read(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ParameterError(
                "{label} is true or false, not “{text}”.",
                label=Phrase(self.label),
                text=shorten(text),
            )
        return text == "true"

    def write(self, value: bool) -> str:
        return "true" if value else "false"


@dataclass(frozen=True)
class Word(Parameter):
    """A choice of one word."""

    kind: ClassVar[str] = "word"

    @property
    def range_text(self) -> str:
        return verbatim(shorten(", ".join(filter(None, self.words)), LONGEST_LIST))

    def check(self, value: Any) -> Any:
        if value not in self.words:
            raise ParameterError(
                "{label} is one of {words}, not “{text}”.",
                label=Phrase(self.label),
                words=self.range_text,
                text=shorten(value),
            )
        return value

    def read(self, text: str) -> Any:
        return self.check(text)

    def write(self, value: Any) -> str:
        return value


@dataclass(frozen=True)
class Words(Word):
    """A choice of any of some words, written with commas; among an object's settings with dots."""

    kind: ClassVar[str] = "words"

    def __post_init__(self) -> None:
        strange = [word for word in self.words if set(word) & {",", "."} or word == NONE]
        if strange:
            raise TypeError(f"{self.label}: a word of a choice cannot be {strange[0]!r}.")

    def check(self, value: Any) -> tuple[str, ...]:
        chosen = {super(Words, self).check(word) for word in value}
        return tuple(word for word in self.words if word in chosen)

    def read(self, text: str) -> tuple[str, ...]:
        return self.check(() if text in ("", NONE) else text.replace(".", ",").split(","))

    def write(self, value: tuple[str, ...]) -> str:
        return ",".join(value) or NONE

    def setting(self, value: tuple[str, ...]) -> str:
        return self.write(value).replace(",", ".")
