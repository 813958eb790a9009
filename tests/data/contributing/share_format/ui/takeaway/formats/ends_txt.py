"""Where the runs end."""

from dataclasses import dataclass

from declare.numbers import write_number
from lab.simulation.simulate import simulate
from ui.answers.decode import decode
from ui.takeaway.formats.base import NUMBERS, Format


def ends(link: str) -> str:
    """The last point of every run, a line each."""
    experiment, _ = decode(link)
    paths = zip(experiment.names(), simulate(experiment), strict=True)
    lines = [f"{name} {','.join(map(write_number, path.points[-1]))}" for name, path in paths]
    return "\n".join([*lines, ""])


@dataclass(frozen=True)
class EndsTxt(Format):
    """The last point of every run, as plain text."""

    title, group, rank = "Last points (text)", NUMBERS, 105
    page, media = "ends.txt", "text/plain; charset=utf-8"
    content = staticmethod(ends)
