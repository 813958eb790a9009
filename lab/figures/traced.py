"""A model traced into a tree, so that the browser can compute it without a second copy."""

from typing import Any

from declare.symbols import SYMBOLS, symbol, tree
from landscapes.base_examples import Examples


def model_tree(landscape: Examples) -> Any:
    """The tree of a landscape's model in its weights "x" and "y" and its inputs."""
    count = len(landscape.rows[0]) - 1
    columns = tuple(symbol(["column", i]) for i in range(count))
    return tree(landscape.model(symbol("x"), symbol("y"), columns, SYMBOLS))
