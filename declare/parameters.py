"""Declared parameters, the objects that are made of them, and their discovery.

A parameter is declared once, as the default of a dataclass field. The slider, the range
check, the link and the documentation are all read from that declaration.
"""

import importlib
import inspect
import math
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Self

from declare.numbers import ParameterError, read_number, shorten, write_number
from declare.phrases import Phrase, verbatim

# How a choice of no word at all is written.
NONE = "none"
LONGEST_LIST = 240


@dataclass(frozen=True)
class Parameter:
    """One declaration: what a value may be, how it is called and how it is drawn.

    `kind` is number, whole, flag, word or words. `low` and `high` bound numbers
    (inclusive); `slider` is the part of that range which a slider spans. `library` is the
    default of the library the object has its twin in, where it differs from ours.
    """

    kind: str
    default: Any
    label: str
    low: float = -math.inf
    high: float = math.inf
    tex: str = ""
    log: bool = False
    slider: tuple[float, float] | None = None
    words: tuple[str, ...] = ()
    library: Any = None
    about: str = ""

    @property
    def span(self) -> tuple[float, float]:
        """The range of the slider."""
        return self.slider or (self.low, self.high)

    @property
    def range_text(self) -> str:
        """The allowed values: a phrase, or the words of the link, which have one spelling."""
        if self.kind == "flag":
            return Phrase("true or false")
        if self.kind in ("word", "words"):
            return verbatim(shorten(", ".join(filter(None, self.words)), LONGEST_LIST))
        if not math.isfinite(self.high):
            return Phrase("any number")
        low, high = write_number(self.low), write_number(self.high)
        return Phrase("{low} to {high}", low=low, high=high)

    def read(self, text: str) -> Any:
        """The value that `text` spells. Raises ParameterError with a sentence."""
        if self.kind == "flag":
            if text not in ("true", "false"):
                raise ParameterError(
                    "{label} is true or false, not “{text}”.",
                    label=Phrase(self.label),
                    text=shorten(text),
                )
            return text == "true"
        if self.kind == "word":
            return self.check(text)
        if self.kind == "words":
            return self.check(() if text in ("", NONE) else tuple(text.split(",")))
        return self.check(read_number(text, self.label))

    def write(self, value: Any) -> str:
        """The text that `read` gives `value` back from, to the last bit."""
        if self.kind == "flag":
            return "true" if value else "false"
        if self.kind == "word":
            return value
        if self.kind == "words":
            return ",".join(value) or NONE
        return write_number(value)

    def check(self, value: Any) -> Any:
        """`value` in its canonical type. Raises ParameterError when it is out of range."""
        if self.kind == "flag":
            return bool(value)
        if self.kind == "word":
            return self._one_of(value)
        if self.kind == "words":
            chosen = {self._one_of(word) for word in value}
            return tuple(word for word in self.words if word in chosen)
        return self._number(value)

    def _one_of(self, word: str) -> str:
        if word not in self.words:
            raise ParameterError(
                "{label} is one of {words}, not “{text}”.",
                label=Phrase(self.label),
                words=self.range_text,
                text=shorten(word),
            )
        return word

    def _number(self, value: Any) -> float | int:
        if not self.low <= value <= self.high:
            raise ParameterError(
                "{label} {value} is outside its range {range}.",
                label=Phrase(self.label),
                value=write_number(value),
                range=self.range_text,
            )
        if self.kind == "number":
            return float(value) + 0.0  # -0.0 becomes 0.0: equal values have equal bits
        if value != int(value):
            raise ParameterError(
                "{label} is a whole number, not {value}.",
                label=Phrase(self.label),
                value=write_number(value),
            )
        return int(value)


def number(default: float, low: float, high: float, label: str, tex: str = "", **more: Any) -> Any:
    """Declare a real number between `low` and `high`; `log=True` for a logarithmic slider."""
    return _declare(Parameter("number", float(default), label, low, high, tex, **more))


def whole(default: int, low: int, high: int, label: str, tex: str = "", **more: Any) -> Any:
    """Declare a whole number between `low` and `high`."""
    return _declare(Parameter("whole", default, label, low, high, tex, **more))


def flag(default: bool, label: str, **more: Any) -> Any:
    """Declare a switch."""
    return _declare(Parameter("flag", default, label, **more))


def word(default: str, words: Iterable[str], label: str, **more: Any) -> Any:
    """Declare a choice of one of `words`."""
    return _declare(Parameter("word", default, label, words=tuple(words), **more))


def subset(words: Iterable[str], label: str, default: tuple[str, ...] = (), **more: Any) -> Any:
    """Declare a choice of any of `words`, none by default."""
    return _declare(Parameter("words", default, label, words=tuple(words), **more))


def _declare(parameter: Parameter) -> Any:
    return field(default=parameter.default, metadata={"parameter": parameter})


class Declared:
    """A frozen dataclass whose declared fields are checked when it is made."""

    title: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for name, parameter in declarations(type(self)).items():
            value = getattr(self, name)
            # Most values are their defaults, and a link is read many times while one is dragged.
            if value is not parameter.default:
                object.__setattr__(self, name, parameter.check(value))

    @classmethod
    @cache
    def key(cls) -> str:
        """The name in links and menus: that of the file which defines the class."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def about(cls) -> str:
        """The sentences for the user: the first paragraph of the class docstring."""
        return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())

    def word(self) -> str:
        """`name:parameter=value,…`, what equals its default left out."""
        changed = [
            f"{name}={parameter.write(getattr(self, name))}"
            for name, parameter in declarations(type(self)).items()
            if getattr(self, name) != parameter.default
        ]
        return ":".join([self.key(), ",".join(changed)]) if changed else self.key()

    @classmethod
    def read(cls, settings: str, problems: list[Phrase]) -> Self:
        """The object that `parameter=value,…` describes; sentences about the rest of it."""
        known, values = declarations(cls), {}
        for setting in filter(None, settings.split(",")):
            name, _, text = setting.partition("=")
            try:
                if name not in known:
                    raise ParameterError(
                        "{title} has no parameter “{name}”.",
                        title=Phrase(cls.title),
                        name=shorten(name),
                    )
                values[name] = known[name].read(text)
            except ParameterError as problem:
                problems.append(_unread(cls, name, problem))
        return cls(**values)


def _unread(cls: type[Declared], name: str, problem: ParameterError) -> Phrase:
    known = declarations(cls).get(name)
    if known is None:
        return problem.sentence
    return Phrase(
        "{title}: {problem} {value} is used.",
        title=Phrase(cls.title),
        problem=problem.sentence,
        value=known.write(known.default),
    )


@cache
def declarations(cls: type) -> Mapping[str, Parameter]:
    """The declared parameters of a class, in the order of their declaration."""
    found = {f.name: f.metadata["parameter"] for f in fields(cls) if "parameter" in f.metadata}
    return MappingProxyType(found)


@cache
def discover(package: str, base: type) -> Mapping[str, type]:
    """Every object of a package: one subclass of `base` a file, keyed by the file's name.

    Files whose names begin with `base` hold what the objects have in common.
    """
    found = {}
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if module.ispkg or module.name.startswith("base"):
            continue
        path = f"{package}.{module.name}"
        own = [
            member
            for member in vars(importlib.import_module(path)).values()
            if isinstance(member, type) and issubclass(member, base) and member.__module__ == path
        ]
        if len(own) != 1:
            raise TypeError(f"{path} defines {len(own)} classes of {base.__name__}, not one.")
        found[module.name] = own[0]
    return MappingProxyType(found)
