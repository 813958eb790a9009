"""Declared parameters, the objects that are made of them, and their discovery.

A parameter is declared once, as the default of a dataclass field. The slider, the range
check, the link and the documentation are all read from that declaration.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Self

from declare.kinds import Flag, Number, Parameter, Whole, Word, Words
from declare.numbers import ParameterError, shorten
from declare.phrases import Phrase
from declare.places import place_of


def number(default: float, low: float, high: float, label: str, tex: str = "", **more: Any) -> Any:
    """Declare a real number between `low` and `high`; `log=True` for a logarithmic slider."""
    return _declare(Number(float(default), label, tex, low, high, **more))


def whole(default: int, low: int, high: int, label: str, tex: str = "", **more: Any) -> Any:
    """Declare a whole number between `low` and `high`."""
    return _declare(Whole(default, label, tex, low, high, **more))


def flag(default: bool, label: str, **more: Any) -> Any:
    """Declare a switch."""
    return _declare(Flag(default, label, **more))


def word(default: str, words: Iterable[str], label: str, **more: Any) -> Any:
    """Declare a choice of one of `words`."""
    return _declare(Word(default, label, words=tuple(words), **more))


def subset(words: Iterable[str], label: str, default: tuple[str, ...] = (), **more: Any) -> Any:
    """Declare a choice of any of `words`, none by default."""
    return _declare(Words(default, label, words=tuple(words), **more))


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
            f"{name}={parameter.setting(getattr(self, name))}"
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
def discover(package: str, base: type) -> Mapping[str, type[Any]]:
    """Every object of a package: one subclass of `base` a file, keyed by the file's name.

    Files whose names begin with `base` hold what the objects have in common.
    """
    found: dict[str, type[Any]] = {}
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
            where = place_of(own[1]) if own else f"{path.replace('.', '/')}.py:1"
            raise TypeError(f"{where}: {path} has {len(own)} of {base.__name__}, not one.")
        found[module.name] = own[0]
    return MappingProxyType(found)
