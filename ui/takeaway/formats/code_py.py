"""The runs as a PyTorch program."""

from dataclasses import dataclass

from ui.takeaway.exports import program
from ui.takeaway.formats.base import PROGRAMS, Format


@dataclass(frozen=True)
class CodePy(Format):
    """The visible runs as a PyTorch program that takes the same steps."""

    title, group, rank = "PyTorch code", PROGRAMS, 120
    page, media = "code.py", "text/x-python; charset=utf-8"
    content = staticmethod(program)
