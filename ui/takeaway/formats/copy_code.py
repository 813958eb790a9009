"""The PyTorch program on the clipboard."""

from dataclasses import dataclass

from ui.takeaway.formats.base import PROGRAMS, Format


@dataclass(frozen=True)
class CopyCode(Format):
    """The program that takes the same steps in PyTorch, on the clipboard."""

    title, group, rank = "Copy PyTorch code", PROGRAMS, 130
    module = "copy_code"
