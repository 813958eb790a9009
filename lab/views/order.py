"""The order of the examples."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import DATA, View


@dataclass(frozen=True)
class Order(View):
    """The examples of an epoch in the order in which a run goes through them."""

    rank, group, place = 220, DATA, 1

    order: bool = flag(False, "order of examples in the epoch")
