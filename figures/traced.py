"""A model traced into a tree, so that the browser can compute it without a second copy.

The model's own text runs once on symbols instead of numbers; what it does to them is
written down as nested lists: `["mul", "y", ["tanh", ["mul", "x", ["column", 0]]]]`.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from landscapes.base_examples import Examples

FUNCTIONS = (
    "exp", "log", "log1p", "sqrt", "sin", "cos", "tanh", "abs", "maximum", "minimum",
)  # fmt: skip
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "pow": "**"}


class Symbol:
    """A part of the tree; arithmetic with it makes a larger tree."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree

    def __neg__(self) -> "Symbol":
        return Symbol(["neg", self.tree])


def _tree(value: Any) -> Any:
    return value.tree if isinstance(value, Symbol) else float(value)


def _operator(name: str, swapped: bool) -> Callable[[Symbol, Any], Symbol]:
    short = name.removeprefix("true")

    def operate(own: Symbol, other: Any) -> Symbol:
        pair = [_tree(own), _tree(other)]
        return Symbol([short, *(reversed(pair) if swapped else pair)])

    return operate


for operator in OPERATORS:
    setattr(Symbol, f"__{operator}__", _operator(operator, swapped=False))
    setattr(Symbol, f"__r{operator}__", _operator(operator, swapped=True))


def _function(name: str) -> Callable[..., Symbol]:
    return lambda *values: Symbol([name, *map(_tree, values)])


SYMBOLS = SimpleNamespace(**{name: _function(name) for name in FUNCTIONS})


def model_tree(landscape: Examples) -> Any:
    """The tree of a landscape's model in its weights "x" and "y" and its inputs."""
    count = len(landscape.rows[0]) - 1
    columns = tuple(Symbol(["column", i]) for i in range(count))
    return _tree(landscape.model(Symbol("x"), Symbol("y"), columns, SYMBOLS))
