"""The gradients of single examples."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Fan(View):
    """At each head the gradient of every single example, and their mean."""

    rank, place, tells, most = 100, 3, True, 1200

    fan: bool = flag(False, "gradient of each example")
