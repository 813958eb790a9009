"""The surface of the mini-batch."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import DATA, View


@dataclass(frozen=True)
class Batch(View):
    """The loss of the mini-batch in use, laid over the loss of all examples."""

    rank, group, place, most = 210, DATA, 0, 400

    batch: bool = flag(False, "mini-batch surface (purple)")
