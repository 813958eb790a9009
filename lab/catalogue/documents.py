"""Documents with generated tables: Markdown whose tables stand between two markers.

A table begins after `<!-- table: name -->` and ends before `<!-- end -->`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def filled(text: str, tables: Mapping[str, str]) -> str:
    """A document with its tables replaced. Raises ValueError unless each has one place."""
    for name, table in tables.items():
        marked = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = marked.subn(lambda m, table=table: f"{m[1]}{table}\n{m[2]}", text)
        if count != 1:
            raise ValueError(f"The document has {count} places for the table of {name}.")
    return text
