"""The quadratic model."""

from dataclasses import dataclass

from declare.parameters import flag
from lab.views.base import View


@dataclass(frozen=True)
class Model(View):
    """The parabola that gradient and Hessian make at a run's head, and its minimum."""

    rank, place, tells, most = 120, 5, True, 600

    model: bool = flag(False, "quadratic model at the point")
