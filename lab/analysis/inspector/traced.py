"""Traced numbers: a computation on floats that remembers how each of its numbers came about.

A rule that is given traced numbers computes the very same floats, and each result carries the
operations that made it. The screen writes these down; no second copy of a rule exists.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from declare.floats import FLOATS
from declare.maths import Maths
from declare.symbols import OPERATORS


class Name(NamedTuple):
    """What a number is called.

    `role` is hyper, factor, count, gradient, place, memory, trial, curvature, chance or result;
    `axis` the coordinate, or coordinates of a matrix; `before` is true for what an earlier
    step left.
    """

    name: str
    role: str
    axis: str = ""
    before: bool = False


class Comparison(NamedTuple):
    """A question that a rule has asked, and the answer; `serial` counts as that of a number."""

    sign: str
    left: Any
    right: Any
    true: bool
    serial: int


class Book:
    """The count of numbers made, and the comparisons, of one computation."""

    def __init__(self) -> None:
        self.count = 0
        self.comparisons: list[Comparison] = []

    def named(self, value: float, name: Name) -> "Traced":
        """A number that comes from outside, under its name."""
        return Traced(value, self, "name", (name,))


class Traced(float):
    """A float with the operation `op` and the `parts` that made it: traced or plain numbers.

    The parts of one with `op` "name" are its Name. `serial` counts in the order of computation.
    """

    __slots__ = ("book", "op", "parts", "serial")

    book: Book
    op: str
    parts: tuple[Any, ...]
    serial: int

    def __new__(cls, value: float, book: Book, op: str, parts: tuple[Any, ...]) -> "Traced":
        made = super().__new__(cls, value)
        book.count += 1
        made.book, made.op, made.parts, made.serial = book, op, parts, book.count
        return made

    @property
    def name(self) -> Name | None:
        """Its name, None for a result of an operation."""
        return self.parts[0] if self.op == "name" else None

    @property
    def operands(self) -> tuple["Traced", ...]:
        """The traced numbers that it was made of."""
        return tuple(p for p in self.parts if isinstance(p, Traced))

    def __neg__(self) -> "Traced":
        return Traced(float.__neg__(self), self.book, "neg", (self,))

    def __pos__(self) -> "Traced":
        return self

    def __abs__(self) -> "Traced":
        return Traced(float.__abs__(self), self.book, "abs", (self,))


def _operator(name: str, swapped: bool) -> Callable[[Traced, Any], Any]:
    compute = getattr(float, f"__{name}__")
    op = name.removeprefix("true")

    def operate(own: Traced, other: Any) -> Any:
        if not isinstance(other, int | float):
            return NotImplemented
        left, right = (other, own) if swapped else (own, other)
        found = compute(float(left), float(right))
        return Traced(found, own.book, op, (left, right)) if isinstance(found, float) else found

    return operate


for operator in OPERATORS:
    setattr(Traced, f"__{operator}__", _operator(operator, swapped=False))
    setattr(Traced, f"__r{operator}__", _operator(operator, swapped=True))


def _comparison(name: str, sign: str) -> Callable[[Traced, Any], Any]:
    compare = getattr(float, f"__{name}__")

    def asked(own: Traced, other: Any) -> Any:
        found = compare(own, other)
        if found is not NotImplemented:
            own.book.comparisons.append(Comparison(sign, own, other, found, own.book.count))
        return found

    return asked


for comparison, sign in {"lt": "<", "le": "≤", "gt": ">", "ge": "≥"}.items():
    setattr(Traced, f"__{comparison}__", _comparison(comparison, sign))


def _function(name: str) -> Callable[..., Any]:
    compute = getattr(FLOATS, name)

    def function(*values: Any) -> Any:
        book = next((value.book for value in values if isinstance(value, Traced)), None)
        found = compute(*map(float, values))
        return found if book is None else Traced(found, book, name, values)

    return function


# The maths namespace of traced numbers, under the same names as that of floats.
_NAMED = SimpleNamespace(
    **{name: _function(name) for name, found in vars(FLOATS).items() if callable(found)}
    | {"pi": FLOATS.pi, "e": FLOATS.e, "where": FLOATS.where}
)
TRACED = cast(Maths, _NAMED)


class Extent(NamedTuple):
    """How large the working of a number is: operations written out, and those really made."""

    written: int
    made: int
    names: frozenset[Name]


def reachable(root: Traced, known: Callable[[Traced], bool]) -> list[Traced]:
    """The root and all that it was made of, as far as what is `known`, in order of computation."""
    found, waiting = {id(root): root}, [root]
    while waiting:
        node = waiting.pop()
        if node is not root and known(node):
            continue
        for part in node.operands:
            if id(part) not in found:
                found[id(part)] = part
                waiting.append(part)
    return sorted(found.values(), key=lambda node: node.serial)


def extent(root: Any, known: Callable[[Traced], bool] = lambda node: False) -> Extent:
    """The extent of a number's working, where what is `known` counts as a name."""
    if not isinstance(root, Traced):
        return Extent(0, 0, frozenset())
    written: dict[int, int] = {}
    nodes = reachable(root, known)

    def leaf(node: Traced) -> bool:
        return node.op == "name" or (node is not root and known(node))

    for node in nodes:
        parts = () if leaf(node) else node.operands
        written[id(node)] = sum(written[id(p)] for p in parts) + (not leaf(node))
    names = frozenset(n.name for n in nodes if n.name is not None)
    return Extent(written[id(root)], sum(not leaf(node) for node in nodes), names)
