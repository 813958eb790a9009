"""How the code hangs together: rooms, floors and arrows, counted from the imports of a checkout.

    python -m benchmarks.rooms [CHECKOUT]

A room is a folder, or a module at the top. An arrow leads from a room to one that it imports
from. A room stands one floor above the highest that it needs. Rooms that need each other are a
circle, and stand on one floor.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

NOT_PRODUCT = {"tests", "benchmarks", "node_modules", "build", "dist"}
SCRIPT = re.compile(r"""^import (?:[^"';]* from )?"(\.{1,2}/[^"]+)";""", re.MULTILINE)

Edge = tuple[str, str]
Graph = dict[str, set[str]]


def python_edges(root: Path) -> Iterator[Edge]:
    """Each import of the product's Python, from file to file."""
    files = [path for path in sorted(root.rglob("*.py")) if _is_product(path.relative_to(root))]
    names = {}
    for path in files:
        parts = path.relative_to(root).with_suffix("").parts
        names[".".join(parts).removesuffix(".__init__")] = path.relative_to(root).as_posix()
    for name, place in names.items():
        yield place, place
        for node in ast.walk(ast.parse((root / place).read_text("utf-8"))):
            for other in _imported(node):
                if other in names and other != name:
                    yield place, names[other]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def script_edges(root: Path) -> Iterator[Edge]:
    """Each import of the player's modules, from file to file."""
    for path in sorted((root / "assets").rglob("*.mjs")):
        place = path.relative_to(root).as_posix()
        if "/vendor/" in place or "node_modules" in place:
            continue
        yield place, place
        for other in SCRIPT.findall(path.read_text("utf-8")):
            found = (path.parent / other).resolve()
            if found.exists():
                yield place, found.relative_to(root.resolve()).as_posix()


def _is_product(place: Path) -> bool:
    return place.parts[0] not in NOT_PRODUCT and not place.parts[0].startswith(".")


def room_of(place: str, depth: int) -> str:
    """The folder of a file, at most `depth` deep; the file itself where it lies at the top."""
    return "/".join(PurePosixPath(place).parts[:-1][:depth]) or place


def graph(edges: list[Edge], depth: int | None = None) -> Graph:
    """What needs what: files, or the rooms that they are in."""
    needs: Graph = defaultdict(set)
    for ends in edges:
        above, below = ends if depth is None else (room_of(end, depth) for end in ends)
        needs[below] |= set()
        needs[above] |= {below} - {above}
    return needs


def circles(needs: Graph) -> list[list[str]]:
    """The groups that need each other."""
    reach = {one: _reached(one, needs) for one in needs}
    found = {tuple(sorted(b for b in reach[a] if a in reach[b])) for a in needs}
    return sorted([list(circle) for circle in found if circle])


def _reached(start: str, needs: Graph) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        for other in needs[todo.pop()] - found:
            found.add(other)
            todo.append(other)
    return found


def floors(needs: Graph) -> int:
    """How many floors there are; rooms that need each other stand on one."""
    reach = {one: _reached(one, needs) for one in needs}
    levels = dict.fromkeys(needs, 1)
    for _ in needs:
        for one in needs:
            below = [levels[other] + (one not in reach[other]) for other in needs[one]]
            levels[one] = max([levels[one], *below])
    return max(levels.values())


def main() -> None:
    """Print what was counted."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    python, player = list(python_edges(root)), list(script_edges(root))
    kinds = {
        "Python, top level": (python, 1),
        "Python, rooms in rooms": (python, 9),
        "player": (player, 9),
    }
    print("| imports | rooms | floors | arrows | circles of files |")
    print("| --- | --- | --- | --- | --- |")
    for title, (edges, depth) in kinds.items():
        needs, closed = graph(edges, depth), circles(graph(edges))
        arrows = sum(map(len, needs.values()))
        print(f"| {title} | {len(needs)} | {floors(needs)} | {arrows} | {closed or 'none'} |")


if __name__ == "__main__":
    main()
