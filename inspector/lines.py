"""Lines: traced results in the order of their computation, each in terms of those before it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from inspector.traced import Comparison, Name, Traced, extent, reachable
from wording import Phrase

LONGEST = 60
# A rule that asks more than this is searching: its questions are counted and not listed.
MOST_QUESTIONS = 2
LONGEST_QUESTION = 25
# More results under names of our own than this explain nothing.
MOST_SHARED = 4
# A search: its working is not looked through for what is used twice, nor its questions.
MOST_READ, MOST_ASKED = 150, 20
AXES = "xy"
SHARED = "q_"
ALIVE = {"gradient", "place", "memory"}

Known = Callable[[Traced], bool]


class Row(NamedTuple):
    """One number of a line, a coordinate's or (axis "") that of no coordinate.

    `node` is traced, plain, or a Comparison. `note` is why the working is not shown, with
    `{n}` for `count`; empty where it is.
    """

    axis: str
    node: Any
    note: str = ""
    count: float = 0


class Line(NamedTuple):
    """A result, or (without a name) a question that the rule asked.

    `part` is gradient, memory or step.
    """

    part: str
    name: Name | None
    rows: tuple[Row, ...]


Entry = tuple[str, list[tuple[str, Any]]]  # an entry of the state: its name, and axis and value


class Computed(NamedTuple):
    """What a rule has computed: the new state, the step and the point, and how often it looked
    at other places. A rule of one coordinate began with x and with y at the serial numbers
    `first` and `second`; both are 0 for a rule that sees both.
    """

    entries: list[Entry]
    deltas: tuple[Any, Any]
    after: tuple[Any, Any]
    trials: int
    first: int
    second: int
    asked: list[list[Comparison]]


def lines_of(made: Computed, named: dict[int, Name]) -> list[Line]:
    """The lines of what a rule computed; `named` gets the names of their results."""
    entries = [e for e in made.entries if e[1] and not _says_nothing(e, made.deltas)]
    found = [*_shared(made, entries, named), *_remembered(made, entries, named)]
    found += _questions(made.asked)
    lines = [line for _, line in sorted(found, key=lambda item: item[0])]
    for axis, delta in zip(AXES, made.deltas, strict=True):
        if isinstance(delta, Traced) and delta.name is None:
            named.setdefault(id(delta), Name("delta", "result", _axis(made, axis)))
    lines += [
        Line("step", Name(name, "result"), tuple(map(Row, AXES, values)))
        for name, values in (("delta", made.deltas), ("after", made.after))
    ]
    lines = [_readable(line, named, made.trials) for line in lines]
    return [line for line in lines if not _unused(line, lines, named)]


def _unused(line: Line, lines: list[Line], named: dict[int, Name]) -> bool:
    """Whether a result under a name of ours only serves workings that are not shown."""
    if line.name is None or not line.name.name.startswith(SHARED):
        return False
    ours = {id(row.node) for row in line.rows}
    for other in lines:
        for row in other.rows:
            sides = row.node[1:3] if isinstance(row.node, Comparison) else [row.node]
            for root in sides if other is not line and not row.note else []:
                if isinstance(root, Traced):
                    found = reachable(root, lambda node: id(node) in named)
                    if ours & {id(node) for node in found}:
                        return False
    return True


def _axis(made: Computed, axis: str) -> str:
    """A rule of one coordinate is written once for both."""
    return "" if made.second else axis


def _remembered(made, entries, named) -> list[tuple[int, Line]]:
    """The entries of the state, with the place of each in the order of computation."""
    found = []
    # Of a rule of one coordinate the order is that of its work on x.
    compared = slice(0, 1) if made.second else slice(None)
    placed = [(max(_serial(v) for _, v in values[compared]), name, values)
              for name, values in entries]  # fmt: skip
    for serial, name, values in sorted(placed, key=lambda item: item[0]):
        if all(id(value) in named for _, value in values):
            continue
        rows = tuple(Row(axis, value) for axis, value in values)
        line = Line("memory", Name(name, "result"), rows)
        found.append((serial, line))
        for axis, value in values:
            # A search may return a number that is traced no more; it is the same object.
            result = value.name is None if isinstance(value, Traced) else value not in (0, 1)
            if result:
                named.setdefault(id(value), Name(name, "result", _axis(made, axis)))
    return found


def _serial(value: Any) -> int:
    return value.serial if isinstance(value, Traced) else 0


def _says_nothing(entry: Entry, deltas: tuple[Any, Any]) -> bool:
    """Whether an entry of the state is told elsewhere, or is not in use."""
    name, values = entry
    nodes = [value for _, value in values]
    if {id(node) for node in nodes} <= {id(delta) for delta in deltas}:
        return True  # It is the step.
    names = [node.name if isinstance(node, Traced) else None for node in nodes]
    idle = [n is not None and n.before and n.name == name and not float(v)
            for n, v in zip(names, nodes, strict=True)]  # fmt: skip
    if all(idle):
        return True  # It was zero and stays so.
    return name in ("g", "f", "start", "corner") and None not in names  # Kept for the next step.


def _shared(made, entries, named) -> list[tuple[int, Line]]:
    """What is used more than once and is no entry of the state, under names of its own."""
    roots = [value for _, values in entries for _, value in values] + list(made.deltas)
    roots = [root for root in roots if isinstance(root, Traced)]
    taken = {id(root) for root in roots}
    known: Known = lambda node: id(node) in taken  # noqa: E731
    used = _used_twice(roots, known)
    if made.second:
        common = [(node,) for node in used if node.serial < made.first]
        first = [node for node in used if made.first <= node.serial < made.second]
        second = [node for node in used if node.serial >= made.second]
        shapes = [[shape(node, known) for node in side] for side in (first, second)]
        if shapes[0] != shapes[1]:
            return []
        groups = [*common, *zip(first, second, strict=True)]
    else:
        groups = [(node,) for node in used]
    if len(groups) > MOST_SHARED:
        return []
    found = []
    for number, nodes in enumerate(groups, start=1):
        roles = {n.role for n in extent(nodes[0]).names}
        decayed = {"gradient", "place"} <= roles and "memory" not in roles and bool(made.second)
        name = Name("g_decayed" if decayed else f"{SHARED}{number}", "result")
        axes = AXES if len(nodes) > 1 and roles & ALIVE else [""]
        rows = tuple(map(Row, axes, nodes))
        found.append((nodes[0].serial, Line("gradient" if decayed else "memory", name, rows)))
        named |= {id(node): name for node in nodes}
    return found


def _used_twice(roots: list[Traced], known: Known) -> list[Traced]:
    users: dict[int, set[int]] = {}
    nodes: dict[int, Traced] = {}
    for root in roots:
        made_of = reachable(root, known)
        if len(made_of) > MOST_READ:
            return []
        for node in made_of:
            if node is root or not known(node):
                for part in node.operands:
                    nodes[id(part)] = part
                    users.setdefault(id(part), set()).add(id(node))
    shared = [n for i, n in nodes.items() if _worth_a_name(n, len(users[i]), known)]
    return sorted(shared, key=lambda node: node.serial)


def _worth_a_name(node: Traced, uses: int, known: Known) -> bool:
    if uses < 2 or known(node) or node.name is not None:
        return False
    found = extent(node, known)
    roles = {n.role for n in found.names}
    # What is made of hyper-parameters alone is short, unless it is long or met everywhere.
    least = 2 if roles & ALIVE else 3 if uses > 5 else 5
    return "trial" not in roles and least <= found.written <= LONGEST


def shape(node: Any, known: Known = lambda node: False) -> str:
    """The working of a number as a text without its values."""
    if not isinstance(node, Traced):
        return repr(node)
    if node.name is not None:
        return f"{node.name.name}{node.name.axis}"
    parts = ("…" if isinstance(p, Traced) and known(p) else shape(p, known) for p in node.parts)
    return f"{node.op}({','.join(parts)})"


def _readable(line: Line, named: dict[int, Name], trials: int) -> Line:
    """The line, with a note in place of a working that is too long to be read."""
    return line._replace(rows=tuple(_noted(row, named, trials) for row in line.rows))


def _noted(row: Row, named: dict[int, Name], trials: int) -> Row:
    if isinstance(row.node, Comparison):
        return row
    found = extent(row.node, lambda node: id(node) in named)
    looked = any(n.role == "trial" for n in found.names)
    # A search's own arithmetic may have left the traced numbers.
    lost = not isinstance(row.node, Traced) and float(row.node) != 0
    if trials > 1 and (looked or lost):
        return row._replace(note=Phrase("Found by a search of {n} evaluations."), count=trials)
    return long(row, found.written, found.made)


def long(row: Row, written: int, made: int) -> Row:
    """The row, with a note if its working is too long."""
    if written <= LONGEST:
        return row
    return row._replace(note=Phrase("Computed in {n} operations."), count=made)


def worth_asking(comparisons: list[Comparison]) -> list[Comparison]:
    """The questions that decided what a rule did; none of a rule that searches."""
    found: dict[str, Comparison] = {}
    if len(comparisons) > MOST_ASKED:
        return []
    for one in comparisons:
        sides = extent(one.left), extent(one.right)
        written = sum(side.written for side in sides)
        if written > LONGEST_QUESTION:
            return []
        roles = {n.role for side in sides for n in side.names} - {"count", "hyper", "factor"}
        if roles or written > 2:
            found[f"{shape(one.left)}{one.sign}{shape(one.right)}"] = one
    return list(found.values()) if len(found) <= MOST_QUESTIONS else []


def _questions(sides: list[list[Comparison]]) -> list[tuple[int, Line]]:
    """Lines of what was asked, of x and of y or once for both, with their places."""
    axes = AXES if len(sides) > 1 else [""]
    kept = [worth_asking(side) for side in sides]
    if len({len(side) for side in kept}) > 1:
        return []
    return [
        (group[0].serial, Line("memory", None, tuple(map(Row, axes, group))))
        for group in zip(*kept, strict=True)
    ]
