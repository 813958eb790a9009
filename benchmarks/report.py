"""One table for everything that is measured."""

from collections.abc import Iterable
from statistics import quantiles
from typing import NamedTuple


class Row(NamedTuple):
    """A figure, the figure to reach, and whether it was; None where there is nothing to reach."""

    what: str
    measured: str
    goal: str = ""
    reached: bool | None = None


def table(rows: Iterable[Row]) -> str:
    """The rows as text, in columns."""
    cells = [("what", "measured", "goal", "")]
    for row in rows:
        reached = "" if row.reached is None else "ok" if row.reached else "MISSED"
        cells.append((row.what, row.measured, row.goal, reached))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
    return "\n".join(line.rstrip() for line in [lines[0], "-" * len(lines[0]), *lines[1:]])


def percentile(values: list[float], percent: int) -> float:
    """The value below which `percent` of a hundred of `values` lie."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]
