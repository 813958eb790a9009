"""No averaging."""

from dataclasses import dataclass
from typing import Any

from lab.averages.base import Average, Follow


@dataclass(frozen=True)
class NoAverage(Average):
    """The path alone."""

    title = "No averaging"
    equation = r"x_t"
    twin_reason = "It is what a library does without averaging."

    def follow(self) -> tuple[Follow, Any] | None:
        return None
