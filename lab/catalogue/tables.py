"""The tables of the README: `python -m lab.catalogue.tables` writes them from the declarations."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from declare.parameters import declarations
from lab.averages import AVERAGES
from lab.clipping import CLIPS
from lab.curves import CURVES
from lab.gradients import SOURCES
from lab.schedules import SCHEDULES
from lab.stops import STOPS
from landscapes import LANDSCAPES
from optimizers import NOT_OFFERED, OPTIMIZERS

README = Path(__file__).parents[2] / "README.md"
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


def tables() -> dict[str, str]:
    """The Markdown table of each registry, by name."""
    columns: list[tuple[str, Callable[[str, type], str]]] = [
        ("key", lambda key, cls: f"`{key}`"),
        ("name", lambda key, cls: cls.title),
        ("what it shows", lambda key, cls: cls.about()),
        ("parameters", lambda key, cls: parameters_of(cls)),
    ]
    equal: tuple[str, Callable[[str, type], str]] = ("equals", lambda key, cls: twin_of(cls))
    found = {}
    for name, registry in REGISTRIES.items():
        shown = [*columns, equal] if any(map(twin_of, registry.values())) else columns
        found[name] = "\n".join(_rows(shown, registry))
    found["missing"] = "\n".join(f"- {name}: {reason}" for name, reason in NOT_OFFERED.items())
    return found


def _rows(
    columns: list[tuple[str, Callable[[str, type], str]]], registry: Mapping[str, type]
) -> Iterator[str]:
    yield "| " + " | ".join(title for title, _ in columns) + " |"
    yield "| " + " | ".join("---" for _ in columns) + " |"
    for key, cls in registry.items():
        cells = (cell(key, cls).replace("|", "\\|") for _, cell in columns)
        yield "| " + " | ".join(cells) + " |"


def written(text: str) -> str:
    """A README with its tables written anew between their markers."""
    for name, table in tables().items():
        marked = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = marked.subn(lambda m, table=table: f"{m[1]}{table}\n{m[2]}", text)
        if count != 1:
            raise ValueError(f"README.md has {count} places for the table of {name}.")
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text()))
