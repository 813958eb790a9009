"""Law 4: imports point one way, and each top-level name is explained in the README."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the bottom to the top: a module imports its own package and what stands before it.
ORDER = (
    "floats", "symbols", "wording", "spelling", "twin", "parameters", "landscapes",
    "initialisations", "probe",
    "searches", "optimizers", "schedules", "clips", "averages", "sources", "stops", "curves",
    "view", "run", "experiment", "status", "trajectory", "stability", "course", "walker", "walk",
    "slices", "engine", "noise_floor", "maps", "anatomy", "inspector", "catalogue", "lesson",
    "snippet", "figures", "ui", "app",
)  # fmt: skip
SERVERS = {"app", "ui"}
SERVER_PACKAGES = ("dash", "flask", "fastapi", "starlette", "uvicorn", "anyio")
NOT_PRODUCT = {"tests", "benchmarks"}


def top_level() -> list[str]:
    """The names of the modules and packages of the checkout."""
    modules = {path.stem for path in ROOT.glob("*.py")}
    return sorted(modules | {path.parent.name for path in ROOT.glob("*/__init__.py")})


def sources(name: str) -> dict[str, str]:
    """The text of every file of a module or package."""
    files = [ROOT / f"{name}.py"] if (ROOT / f"{name}.py").exists() else (ROOT / name).rglob("*.py")
    return {str(path.relative_to(ROOT)): path.read_text() for path in files}


def imported(text: str) -> set[str]:
    """The top-level names that a text imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import"
            names.add((node.module or "").partition(".")[0])
    return names


def complaints(name: str, text: str) -> list[str]:
    """What a text of a top-level name must not import, and does."""
    allowed = {*ORDER[: ORDER.index(name)], name}
    wrong = [f"{name} imports {other}" for other in imported(text) & {*ORDER} - allowed]
    for other in imported(text):
        if other.startswith("plotly") or other in NOT_PRODUCT or other == "torch":
            wrong.append(f"{name} imports {other}")
        if other.startswith(SERVER_PACKAGES) and name not in SERVERS:
            wrong.append(f"{name} imports {other}, which only {SERVERS} may")
    return wrong


@pytest.mark.parametrize("name", [name for name in top_level() if name not in NOT_PRODUCT])
def test_imports_point_one_way(name):
    assert name in ORDER, f"{name} has no place in the order of imports"
    for path, text in sources(name).items():
        assert complaints(name, text) == [], path


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("engine", "import dash"),
        ("engine", "def f():\n    from dash_mantine_components import Slider"),
        ("landscapes", "from engine import simulate"),
        ("figures", "import plotly.graph_objects as go"),
        ("figures", "from ui import panel"),
        ("parameters", "import optimizers.adam"),
        ("walk", "import torch"),
    ],
)
def test_a_planted_import_is_seen(name, planted):
    text = next(iter(sources(name).values()))
    assert complaints(name, text) == []
    assert complaints(name, f"{text}\n{planted}\n")


@pytest.mark.parametrize("name", top_level())
def test_the_readme_explains_every_name(name):
    readme = (ROOT / "README.md").read_text()
    assert f"{name}.py" in readme or f"{name}/" in readme
