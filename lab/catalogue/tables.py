"""The catalogue as Markdown tables, one a registry, from what the objects declare."""

from collections.abc import Callable, Mapping

from declare.parameters import Declared, declarations
from lab.averages import AVERAGES
from lab.catalogue.documents import markdown
from lab.clipping import CLIPS
from lab.curves import CURVES
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import NOT_OFFERED, OPTIMIZERS

REGISTRIES: Mapping[str, Mapping[str, type]] = {
    "landscapes": LANDSCAPES,
    "optimizers": OPTIMIZERS,
    "schedules": SCHEDULES,
    "sources": SOURCES,
    "clips": CLIPS,
    "averages": AVERAGES,
    "stops": STOPS,
    "curves": CURVES,
}


def twin_of(cls: type) -> str:
    """The library class that an object equals, or why there is none."""
    twin = getattr(cls, "twin", None)
    return twin.path if twin is not None else getattr(cls, "twin_reason", "")


def parameters_of(cls: type) -> str:
    """The declared parameters with their defaults and ranges, in one line."""
    return "; ".join(
        f"{name} = {parameter.write(parameter.default)} ({parameter.range_text})"
        for name, parameter in declarations(cls).items()
    )


Column = tuple[str, Callable[[str, type[Declared]], str]]
"""The head of a column, and its cell for an object."""


def tables() -> dict[str, str]:
    """The Markdown table of each registry, by name."""
    columns: list[Column] = [
        ("key", lambda key, cls: f"`{key}`"),
        ("name", lambda key, cls: cls.title),
        ("what it shows", lambda key, cls: cls.about()),
        ("parameters", lambda key, cls: parameters_of(cls)),
    ]
    equal: tuple[str, Callable[[str, type[Declared]], str]] = (
        "equals",
        lambda key, cls: twin_of(cls),
    )
    found: dict[str, str] = {}
    for name, registry in REGISTRIES.items():
        shown = [*columns, equal] if any(map(twin_of, registry.values())) else columns
        rows = [[cell(key, cls) for _, cell in shown] for key, cls in registry.items()]
        found[name] = markdown([title for title, _ in shown], rows)
    found["missing"] = "\n".join(f"- {name}: {reason}" for name, reason in NOT_OFFERED.items())
    return found
