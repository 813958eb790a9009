"""The maths namespace of one particle: Python floats under NumPy's names."""

import math
from types import SimpleNamespace

FLOATS = SimpleNamespace(
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
    sign=lambda v: float((v > 0) - (v < 0)),
    where=lambda condition, yes, no: yes if condition else no,
)
