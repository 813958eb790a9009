"""A traced formula as Python source for torch: infix, squares as such, shared parts named."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

INFIX = {"add": ("+", 1), "sub": ("-", 1), "mul": ("*", 2), "div": ("/", 2), "pow": ("**", 4)}
NEGATIVE, ATOM = 3, 5
NAMES = ("u", "v", "w", "p", "q", "r", "s")

# Functions whose slope torch takes for infinite where ours is zero: at the tip of a root.
HELPERS = {
    "sqrt": '''
def root(t):
    """The square root, with the slope 0 at 0, where torch has none."""
    return torch.where(t > 0, torch.sqrt(torch.where(t > 0, t, 1.0)), 0.0)
''',
}


class Source(NamedTuple):
    """A formula as source: lines that name its shared parts, the rest, and functions needed."""

    lines: tuple[str, ...]
    value: str
    helpers: tuple[str, ...]


def source(tree: Any, columns: tuple[str, ...] = (), smooth: bool = True) -> Source:
    """The source of a tree in x, y and the named columns of the examples.

    At a kink torch takes the mean of both slopes, which is right where the whole is `smooth`;
    where it is not, the slope of a rectifier is that of relu: 0.
    """
    writer = _Writer(columns, smooth)
    whole = _plain(tree)
    counts = Counter(part for part in _parts(whole) if _worth_naming(part))
    shared: list[Any] = []
    for part in sorted((p for p, n in counts.items() if n > 1), key=_size, reverse=True):
        if _still_shared(part, whole, shared):
            shared.append(part)
    lines: list[str] = []
    for count, part in enumerate(reversed(shared)):
        text = writer.text(part)
        writer.names[part] = NAMES[count] if count < len(NAMES) else f"t{count}"
        lines.append(f"{writer.names[part]} = {text}")
    return Source(tuple(lines), writer.text(whole), tuple(sorted(writer.helpers)))


def literal(value: float) -> str:
    """A number as source, to the last bit; whole numbers without a fraction."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _plain(tree: Any) -> Any:
    """The tree as tuples, without factors of one and terms of zero, and with its squares."""
    if not isinstance(tree, list):
        return tree
    known = cast("list[Any]", tree)
    name, *rest = known
    if name == "column":
        return tuple(known)
    parts = tuple(map(_plain, rest))
    if name == "sub" and isinstance(parts[1], float) and parts[1] < 0:
        name, parts = "add", (parts[0], -parts[1])
    if name == "div" and parts[1] == 1.0:
        return parts[0]
    neutral = {"add": 0.0, "mul": 1.0}.get(name)
    if neutral is not None and neutral in parts:
        return parts[1 - parts.index(neutral)]
    if name == "mul" and parts[0] == parts[1]:
        return ("pow", parts[0], 2.0)
    return (name, *parts)


def _parts(tree: Any) -> Iterator[Any]:
    if isinstance(tree, tuple):
        yield tree
        for part in cast(tuple[Any, ...], tree)[1:]:
            yield from _parts(part)


def _worth_naming(part: tuple[Any, ...]) -> bool:
    simple = part[0] in ("column", "neg") or all(not isinstance(p, tuple) for p in part[1:])
    return not simple


def _size(tree: Any) -> int:
    return sum(1 for _ in _parts(tree))


def _still_shared(part: Any, whole: Any, named: list[Any]) -> bool:
    """Whether a part is still written twice when the larger named parts are written once."""
    seen: set[Any] = set()

    def count(tree: Any) -> int:
        if tree == part:
            return 1
        if not isinstance(tree, tuple) or (tree in named and tree in seen):
            return 0
        seen.add(tree)
        return sum(map(count, cast(tuple[Any, ...], tree)[1:]))

    return count(whole) > 1


class _Writer:
    """Writes trees; knows the names of what has one."""

    def __init__(self, columns: tuple[str, ...], smooth: bool) -> None:
        self.columns, self.smooth = columns, smooth
        self.names: dict[Any, str] = {}
        self.helpers: set[str] = set()

    def text(self, tree: Any) -> str:
        return self._written(tree)[0]

    def _written(self, tree: Any) -> tuple[str, int]:
        """The source of a tree, and how tightly its outermost operator binds."""
        if tree in self.names:
            return self.names[tree], ATOM
        if isinstance(tree, float):
            return literal(tree), ATOM if tree >= 0 else NEGATIVE
        if isinstance(tree, str):
            return tree, ATOM
        name, *parts = cast(tuple[Any, ...], tree)
        if name == "column":
            column: int = parts[0]
            return self.columns[column], ATOM
        if name == "neg":
            return "-" + self._within(parts[0], NEGATIVE), NEGATIVE
        if name in INFIX:
            return self._infix(name, *parts)
        return self._called(name, parts), ATOM

    def _infix(self, name: str, left: Any, right: Any) -> tuple[str, int]:
        sign, level = INFIX[name]
        if name == "pow":
            return self._within(left, ATOM) + "**" + self._within(right, ATOM), level
        # The right operand of an equal level keeps its brackets: rounding depends on the order.
        first, second = self._within(left, level), self._within(right, level + 1)
        return first + (f" {sign} " if level == 1 else sign) + second, level

    def _within(self, tree: Any, level: int) -> str:
        text, own = self._written(tree)
        return text if own >= level else f"({text})"

    def _called(self, name: str, parts: list[Any]) -> str:
        if name == "hypot":
            squares = tuple(("pow", part, 2.0) for part in parts)
            name, parts = "sqrt", [("add", *squares)]
        if name in HELPERS:
            self.helpers.add(name)
            return f"root({self.text(parts[0])})"
        if name == "maximum" and 0.0 in parts and not self.smooth:
            return f"torch.relu({self.text(parts[1 - parts.index(0.0)])})"
        texts = [
            f"torch.tensor({part!r})" if isinstance(part, float) else self.text(part)
            for part in parts
        ]
        return f"torch.{name}({', '.join(texts)})"
