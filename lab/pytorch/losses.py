"""The loss of a landscape as a function of torch, traced from the formula of the code."""

from typing import Any

from declare.symbols import SYMBOLS, symbol, tree
from lab.pytorch.expression import HELPERS, Source, literal, source
from lab.pytorch.twins import LeftOut
from landscapes.base import Landscape
from landscapes.base_examples import Examples

INPUTS = ("a", "b", "c", "d")


def loss_function(landscape: Landscape) -> str:
    """The definition of `loss(x, y)`. Raises LeftOut where there is no formula."""
    if landscape.tabulated:
        raise LeftOut(f"the loss of “{landscape.title}” interpolates a table of recorded losses.")
    if isinstance(landscape, Examples):
        return _over_examples(landscape)
    found = source(tree(landscape.value(symbol("x"), symbol("y"), SYMBOLS)), (), landscape.smooth)
    return _definition("def loss(x, y):", found.lines, found.value, found)


def _over_examples(landscape: Examples) -> str:
    """The mean over the examples, so that it is also that of a batch."""
    columns = (*INPUTS[: len(landscape.rows[0]) - 1], "target")
    row: Any = tuple(symbol(["column", i]) for i in range(len(columns)))
    one = tree(landscape.loss_of(symbol("x"), symbol("y"), row, SYMBOLS))
    found = source(one, columns, landscape.smooth)
    rows = "".join(f"    [{', '.join(map(literal, row))}],\n" for row in landscape.rows)
    value = f"({found.value}).mean()"
    if landscape.penalty:
        value += f" + {literal(0.5 * landscape.penalty)}*(x**2 + y**2)"
    unpacked = f"{', '.join(columns)} = examples.T"
    head = f"EXAMPLES = torch.tensor([\n{rows}], dtype=torch.float64)\n\n\n"
    head += "def loss(x, y, examples=EXAMPLES):"
    return _definition(head, (unpacked, *found.lines), value, found)


def _definition(head: str, lines: tuple[str, ...], value: str, found: Source) -> str:
    helpers = "".join(f"{HELPERS[name]}\n" for name in found.helpers)
    body = "".join(f"    {line}\n" for line in (*lines, f"return {value}"))
    gap = "" if head.startswith("EXAMPLES") else "\n"
    return f"{helpers}{gap}{head}\n{body}"
