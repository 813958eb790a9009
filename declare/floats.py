"""The maths namespace of one particle: Python floats under NumPy's names."""

import math
from types import SimpleNamespace
from typing import Any, cast

from declare.maths import Maths


def _sign(v: float) -> float:
    return float((v > 0) - (v < 0))


def _where(condition: bool, yes: Any, no: Any) -> Any:
    return yes if condition else no


_NAMED = SimpleNamespace(
    **{
        name: getattr(math, name)
        for name in (
            "sqrt",
            "exp",
            "log",
            "log1p",
            "sin",
            "cos",
            "tan",
            "tanh",
            "sinh",
            "cosh",
            "atan",
            "hypot",
            "pi",
            "e",
        )
    },
    abs=abs,
    maximum=max,
    minimum=min,
    sign=_sign,
    where=_where,
)
FLOATS = cast(Maths, _NAMED)
