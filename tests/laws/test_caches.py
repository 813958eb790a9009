"""Every cache of the product is bounded, or over a finite set, and stands in docs/caches.md."""

import ast
import re

import pytest

from tests.laws.test_imports import ROOT, modules, text_of
from ui.server import compression

PAGE = (ROOT / "docs" / "caches.md").read_text("utf-8")
BOUNDED = re.compile(r"^\| `([\w.]+)` \| (\d+) \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
FINITE = re.compile(r"^\| `([\w.]+)` \| ([^|\d][^|]*) \| [^|]+ \|$", re.MULTILINE)
MEMOS = {"cache", "lru_cache", "cached_property"}
KEEPERS = {"OrderedDict", "WeakKeyDictionary", "WeakValueDictionary"}
UNBOUNDED = None
# A cache that is kept by hand, and its bound.
BY_HAND: dict[str, int | None] = {"ui.server.compression.Compressed.files": compression.MOST_FILES}

Found = dict[str, int | None]


def caches(name: str, text: str) -> Found:
    """The caches of a module by their dotted names, each with its bound. Raises ValueError."""
    tree = ast.parse(text)
    memos = _imported(tree, "functools", MEMOS)
    found: Found = {}
    decorators: set[ast.expr] = set()
    _collect(tree, name, memos, found, decorators)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in decorators and _called(node, memos):
            raise ValueError(f"{name}:{node.lineno}: a cache is a decorator")
    return found


def _collect(
    node: ast.AST, place: str, memos: dict[str, str], found: Found, decorators: set[ast.expr]
) -> None:
    for child in ast.iter_child_nodes(node):
        inside = place
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            inside = f"{place}.{child.name}"
            for decorator in child.decorator_list:
                memo = _called(decorator, memos)
                if memo:
                    decorators.add(decorator)
                    found[inside] = _bound(memo, decorator, inside)
        _collect(child, inside, memos, found, decorators)


def _imported(tree: ast.AST, module: str, names: set[str]) -> dict[str, str]:
    """The ways in which a module may write the names of another."""
    ways = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == module:
            ways |= {a.asname or a.name: a.name for a in node.names if a.name in names}
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == module:
                    ways |= {f"{alias.asname or alias.name}.{name}": name for name in names}
    return ways


def _called(node: ast.expr, ways: dict[str, str]) -> str | None:
    return ways.get(ast.unparse(node.func if isinstance(node, ast.Call) else node))


def _bound(memo: str, decorator: ast.expr, place: str) -> int | None:
    if memo != "lru_cache":
        return UNBOUNDED
    if isinstance(decorator, ast.Call):
        for word in decorator.keywords:
            if word.arg == "maxsize" and isinstance(word.value, ast.Constant):
                bound = word.value.value
                assert bound is None or isinstance(bound, int)
                return bound
    raise ValueError(f"{place}: lru_cache needs maxsize=, as a number")


def kept(name: str, text: str) -> list[str]:
    """What else a module may remember by: a container that its text makes, empty, to be filled."""
    tree = ast.parse(text)
    ways = _imported(tree, "collections", KEEPERS) | _imported(tree, "weakref", KEEPERS)
    return [
        f"{name}:{node.lineno}"
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and _called(node, ways)) or isinstance(node, ast.Global)
    ] + [
        f"{name}:{node.lineno}"
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and _empty(node.value)
    ]


def _empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value) in ("dict()", "list()", "set()")
    return (isinstance(value, ast.Dict) and not value.keys) or (
        isinstance(value, ast.List) and not value.elts
    )


def in_the_code() -> Found:
    """Every cache of the product with its bound."""
    found: Found = dict(BY_HAND)
    for name in modules():
        found |= caches(name, text_of(name))
    return found


def on_the_page() -> Found:
    """Every cache of docs/caches.md with its bound."""
    bounded: Found = {name: int(bound) for name, bound, _ in BOUNDED.findall(PAGE)}
    return bounded | {name: UNBOUNDED for name, _ in FINITE.findall(PAGE)}


def test_the_page_has_every_cache_with_its_bound():
    assert on_the_page() == in_the_code()


def test_every_row_of_the_page_is_read():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert len(rows) == len(on_the_page())


def test_nothing_else_is_remembered():
    places = [place for name in modules() for place in kept(name, text_of(name))]
    assert [place.partition(":")[0] for place in places] == ["ui.server.compression"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("from functools import cache\n@cache\ndef f(): ...", UNBOUNDED),
        ("from functools import lru_cache as kept\n@kept(maxsize=3)\ndef f(): ...", 3),
        ("import functools\n@functools.lru_cache(maxsize=None)\ndef f(): ...", UNBOUNDED),
        ("import functools as ft\n@ft.lru_cache(typed=True, maxsize=9)\ndef f(): ...", 9),
        ("from functools import cached_property\n@cached_property\ndef f(self): ...", UNBOUNDED),
    ],
)
def test_a_planted_cache_is_seen(text, bound):
    assert caches("planted", text) == {"planted.f": bound}


@pytest.mark.parametrize(
    "text",
    [
        "from functools import lru_cache\n@lru_cache\ndef f(): ...",
        "from functools import lru_cache\n@lru_cache()\ndef f(): ...",
        "from functools import lru_cache\n@lru_cache(maxsize=MOST)\ndef f(): ...",
        "from functools import cache\nf = cache(len)",
        "import functools\nf = functools.lru_cache(maxsize=3)(len)",
    ],
)
def test_a_cache_without_a_plain_bound_is_refused(text):
    with pytest.raises(ValueError, match="planted"):
        caches("planted", text)


@pytest.mark.parametrize(
    "text",
    [
        "MEMO = {}",
        "MEMO: dict[str, int] = dict()",
        "from weakref import WeakKeyDictionary\nclass A:\n    seen = WeakKeyDictionary()",
        "COUNT = 0\ndef f():\n    global COUNT\n    COUNT += 1",
    ],
)
def test_a_planted_memory_is_seen(text):
    assert kept("planted", text)
