"""The runs as data."""

from dataclasses import dataclass

from ui.answers.route import JSON
from ui.takeaway.exports import data
from ui.takeaway.formats.base import NUMBERS, Format


@dataclass(frozen=True)
class RunsJson(Format):
    """Every run with its verdict and all of its numbers, each to its last bit."""

    title, group, rank = "Data (JSON)", NUMBERS, 100
    page, media = "runs.json", JSON
    content = staticmethod(data)
