"""The runs as a table."""

from dataclasses import dataclass

from ui.takeaway.exports import table
from ui.takeaway.formats.base import NUMBERS, Format


@dataclass(frozen=True)
class RunsCsv(Format):
    """Every step of every run as comma-separated values, to the last digit."""

    title, group, rank = "Table (CSV)", NUMBERS, 90
    page, media = "runs.csv", "text/csv; charset=utf-8"
    content = staticmethod(table)
