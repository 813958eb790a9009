"""No averaging."""

from dataclasses import dataclass

from lab.averages.base import Average


@dataclass(frozen=True)
class NoAverage(Average):
    """The path alone."""

    title = "No averaging"
    equation = r"x_t"
    twin_reason = "It is what a library does without averaging."

    def follow(self):
        return None
