"""Symbols: a formula of the code traced into a tree, so that no second copy of it is written.

The formula's own text runs once on symbols instead of numbers; what it does to them is
written down as nested lists: `["mul", "y", ["tanh", ["mul", "x", ["column", 0]]]]`.
"""

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from declare.floats import FLOATS
from declare.maths import Maths

FUNCTIONS = (
    "exp",
    "log",
    "log1p",
    "sqrt",
    "sin",
    "cos",
    "tanh",
    "abs",
    "hypot",
    "maximum",
    "minimum",
)
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "**"}


class Symbol:
    """A part of the tree; arithmetic with it makes a larger tree."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree

    def __neg__(self) -> "Symbol":
        return Symbol(["neg", self.tree])


def symbol(tree: Any) -> Any:
    """A symbol where a formula takes a number."""
    return Symbol(tree)


def tree(value: Any) -> Any:
    """The tree of what a formula returned: a symbol, or a plain number."""
    return value.tree if isinstance(value, Symbol) else float(value)


def _operator(name: str, swapped: bool) -> Callable[[Symbol, Any], Symbol]:
    short = name.removeprefix("true")

    def operate(own: Symbol, other: Any) -> Symbol:
        pair = [tree(own), tree(other)]
        return Symbol([short, *(reversed(pair) if swapped else pair)])

    return operate


for operator in OPERATORS:
    setattr(Symbol, f"__{operator}__", _operator(operator, swapped=False))
    setattr(Symbol, f"__r{operator}__", _operator(operator, swapped=True))


def _function(name: str) -> Callable[..., Any]:
    def function(*values: Any) -> Any:
        if not any(isinstance(value, Symbol) for value in values):
            return getattr(FLOATS, name)(*values)
        return Symbol([name, *map(tree, values)])

    return function


_NAMED = SimpleNamespace(**{name: _function(name) for name in FUNCTIONS}, pi=math.pi, e=math.e)
SYMBOLS = cast(Maths, _NAMED)
