"""Name the subexpressions that a rule uses more than once, so that its lines stay readable."""

from collections.abc import Callable
from typing import Any

from lab.analysis.inspector.rows import AXES, LONGEST, Computed, Entry, Line, Row
from lab.analysis.inspector.traced import Name, Traced, extent, reachable

# More results under names of our own than this explain nothing.
MOST_SHARED = 4
# A search: its working is not looked through for what is used twice.
MOST_READ = 150
SHARED = "q_"
ALIVE = {"gradient", "place", "memory"}

Known = Callable[[Traced], bool]


def shared(made: Computed, entries: list[Entry], named: dict[int, Name]) -> list[tuple[int, Line]]:
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
    found: list[tuple[int, Line]] = []
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
