"""Lines: traced results in the order of their computation, each in terms of those before it."""

from typing import Any

from declare.phrases import Phrase
from lab.analysis.inspector.rows import AXES, LONGEST, Computed, Entry, Line, Row
from lab.analysis.inspector.shared import SHARED, shape, shared
from lab.analysis.inspector.traced import Comparison, Name, Traced, extent, reachable

# A rule that asks more than this is searching: its questions are counted and not listed.
MOST_QUESTIONS, MOST_ASKED = 2, 20
LONGEST_QUESTION = 25


def lines_of(made: Computed, named: dict[int, Name]) -> list[Line]:
    """The lines of what a rule computed; `named` gets the names of their results."""
    entries = [e for e in made.entries if e[1] and not _says_nothing(e, made.deltas)]
    found = [*shared(made, entries, named), *_remembered(made, entries, named)]
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


def _remembered(
    made: Computed, entries: list[Entry], named: dict[int, Name]
) -> list[tuple[int, Line]]:
    """The entries of the state, with the place of each in the order of computation."""
    found: list[tuple[int, Line]] = []
    # Of a rule of one coordinate the order is that of its work on x.
    compared = slice(0, 1) if made.second else slice(None)
    placed = [
        (max(_serial(v) for _, v in values[compared]), name, values) for name, values in entries
    ]
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
    idle = [
        n is not None and n.before and n.name == name and not float(v)
        for n, v in zip(names, nodes, strict=True)
    ]
    if all(idle):
        return True  # It was zero and stays so.
    return name in ("g", "f", "start", "corner") and None not in names  # Kept for the next step.


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
